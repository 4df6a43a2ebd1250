import { expect } from "chai";
import { ENDPOINTS, endpointsOf, lackingFilters, MINORS, minorOf } from "../../../src/nautobot/index.js";
import { client, server, useNock } from "./nock.js";

describe("an older release", () => {
  useNock();
  const older = endpointsOf("2.4");

  it("has what its own schema says", () => {
    expect(MINORS).to.deep.equal(["2.4", "3.2"]);
    expect(Object.keys(older)).to.have.length.within(100, Object.keys(ENDPOINTS).length - 20);
    expect(older).to.have.property("/dcim/devices/").that.deep.equals(ENDPOINTS["/dcim/devices/"]);
    expect(older).not.to.have.property("/vpn/vpns/");
    expect(ENDPOINTS["/ipam/namespaces/"].fields).to.have.property("tenant");
    expect(older["/ipam/namespaces/"]?.fields).not.to.have.property("tenant");
    expect(older["/dcim/cables/"]?.required).to.include("termination_a_id");
    expect(older["/dcim/interfaces/"]?.fields["type"]?.choices)
      .to.include("128gfc-sfp28")
      .and.not.include("tunnel");
  });

  it("gives values themselves, not their names, where its GraphQL has no list", () => {
    expect(ENDPOINTS["/dcim/interface-templates/"].root).to.equal("interface_templates");
    expect(ENDPOINTS["/dcim/interface-templates/"].fields["type"]).to.have.property("enum");
    expect(older["/dcim/interface-templates/"]?.root).to.equal(null);
    expect(older["/dcim/interface-templates/"]?.fields["type"]).not.to.have.property("enum");
  });

  it("lacks filters", () => {
    expect(lackingFilters("2.4", "/dcim/devices/")).to.include("vrfs__n").and.not.include("name");
    expect(lackingFilters("3.2", "/dcim/devices/")).to.deep.equal([]);
  });

  it("is known to a client once it has been asked", async () => {
    const nautobot = client();
    expect(nautobot.version).to.equal(undefined);
    expect(nautobot.endpoints).to.equal(ENDPOINTS);
    server().get("/status/").reply(200, { "nautobot-version": "2.4.44" });
    await nautobot.check();
    expect([nautobot.version, minorOf("2.4.44")]).to.deep.equal(["2.4.44", "2.4"]);
    expect(nautobot.endpoints).to.equal(older);
  });
});
