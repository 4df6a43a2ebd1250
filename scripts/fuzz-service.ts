/* The service over a sandbox, to be called with anything: writes its address and an admin token into a file. */
import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { bundledPlugins } from "../src/cli/package.js";
import { startService } from "../src/cli/service.js";
import { configSchema } from "../src/config/index.js";
import * as door from "../src/index.js";
import { loadPlugins } from "../src/plugin-host/index.js";
import { sampleData, startSandbox } from "../src/sandbox/index.js";

const [directory = "."] = process.argv.slice(2);
const nautobot = await startSandbox({ data: sampleData() });
const token = "a-token-for-calls-of-all-kinds";
const config = configSchema.parse({
  nautobot: { url: nautobot.url, token: nautobot.token },
  dataDir: join(directory, "data"),
  server: { port: 0, token, limits: { requestsPerMinute: 0, refusalsPerMinute: 0 } },
  jobs: {
    "nautobot-remote.example-data-source": { variables: { url: nautobot.url, token: nautobot.token } },
  },
});
const log = (message: string): void => console.error(message);
const logger = { debug() {}, info() {}, warning: log, error: log };
const service = await startService({ config, ...(await loadPlugins([bundledPlugins()], door)) }, logger);
await writeFile(join(directory, "address.new"), `${service.url} ${token}\n`);
await rename(join(directory, "address.new"), join(directory, "address"));
process.once("SIGTERM", () => void service.close().then(() => nautobot.close()));
