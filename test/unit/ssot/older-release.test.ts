import { expect } from "chai";
import { z } from "zod";
import { type AnyModelClass, defineModel } from "../../../src/diffsync/index.js";
import { NautobotAdapter, nautobotModel, relationship } from "../../../src/ssot/index.js";
import { client, failure, server, useNock } from "../nautobot/nock.js";

const named = (name: string, attributes: Record<string, z.ZodType> = {}) =>
  defineModel({ name, identifiers: { name: z.string() }, attributes });
const value = (name: string) => named(name, { value: z.string().nullable() });

/** What `load` says of models to a Nautobot of this version. */
async function refusal(version: string, models: readonly AnyModelClass[]): Promise<unknown> {
  server().get("/status/").reply(200, { "nautobot-version": version });
  const adapter = new NautobotAdapter(client(), models);
  return failure(adapter.load(new AbortController().signal));
}

describe("a model that uses what only a newer release has", () => {
  useNock();

  it("is refused at load, before anything is read, by all that is missing", async () => {
    const models = [
      nautobotModel(value("vpn"), { path: "/vpn/vpns/", map: { value: "description" } } as never),
      nautobotModel(value("space"), { path: "/ipam/namespaces/", map: { value: "tenant__name" } } as never),
      nautobotModel(value("vrf"), { path: "/ipam/vrfs/", map: { value: "namespace__tenant" } } as never),
      nautobotModel(value("far"), {
        path: "/dcim/devices/",
        map: { value: relationship("key", "/vpn/vpns/", "name") },
      } as never),
      nautobotModel(named("filtered"), { path: "/dcim/devices/", scope: { vrfs: ["a"] } } as never),
      nautobotModel(named("fixed"), { path: "/ipam/namespaces/", set: { tenant: "a" } } as never),
      nautobotModel(named("child"), { path: "/ipam/namespaces/", parent: "tenant" } as never),
      nautobotModel(named("fine"), { path: "/tenancy/tenants/" } as never),
    ];
    const error = await refusal("2.4.44", models);
    expect(error).to.include({ code: "NAUTOBOT_VERSION" });
    expect(error)
      .to.have.property("message")
      .that.matches(/is Nautobot 2\.4\.44, which does not have/);
    expect((error as Error).message.split(/uses: |; /).slice(1)).to.deep.equal([
      "vpn: Nautobot has no endpoint /vpn/vpns/ (Nautobot 3.2 has)",
      'space: /ipam/namespaces/ has no field "tenant" (in "tenant__name") (Nautobot 3.2 has)',
      'vrf: /ipam/namespaces/ has no field "tenant" (in "namespace__tenant") (Nautobot 3.2 has)',
      "far: Nautobot has no endpoint /vpn/vpns/ (Nautobot 3.2 has)",
      'filtered: /dcim/devices/ has no filter "vrfs" (Nautobot 3.2 has)',
      'fixed: /ipam/namespaces/ has no field "tenant" (Nautobot 3.2 has)',
      'child: /ipam/namespaces/ has no field "tenant" (Nautobot 3.2 has)',
    ]);
  });

  it("is refused as its plugin is loaded when it says that it is for the older one, too", () => {
    const bind = () =>
      nautobotModel(value("space"), {
        path: "/ipam/namespaces/",
        map: { value: "tenant__name" },
        alsoFor: ["2.4"],
      } as never);
    expect(bind)
      .to.throw(/also for Nautobot 2\.4, but there space: \/ipam\/namespaces\/ has no field "tenant"/)
      .with.property("code", "PLUGIN_INVALID");
  });
});
