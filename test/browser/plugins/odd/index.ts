import { Adapter, DataSource, definePlugin, z } from "nautobot-bridge";

class Nothing extends Adapter {
  override readonly topLevel = [];
}

const variables = { text: z.string().describe(`<b>bold</b> ${"x".repeat(200)}`) };

class Odd extends DataSource<typeof variables> {
  static override readonly meta = {
    name: `<img src=x onerror="document.title='broken'"> 👩‍🚀🛰️`,
    dataSource: "مزامنة المواقع",
    description: "Verylongname".repeat(17).slice(0, 200),
    variables,
  };
  static override configInformation() {
    return { "<script>": "<script>document.title='broken'</script>", long: "y".repeat(200) };
  }
  static override dataMappings() {
    return [{ sourceName: "<i>", targetName: "z".repeat(200), targetUrl: "javascript:alert(1)" }];
  }
  override loadSourceAdapter() {
    return new Nothing();
  }
  override loadTargetAdapter() {
    return new Nothing();
  }
}

export default definePlugin({ name: "odd", apiVersion: 1, jobs: [Odd] });
