import { expect } from "chai";
import { parseNetwork } from "../../../src/sandbox/network.js";

const given: [text: string, wanted: [network: string, broadcast: string, length: number] | undefined][] = [
  ["10.1.2.3/16", ["10.1.0.0", "10.1.255.255", 16]],
  ["10.0.0.0/31", ["10.0.0.0", "10.0.0.1", 31]],
  ["10.9.9.9", ["10.9.9.9", "10.9.9.9", 32]],
  ["0.0.0.0/0", ["0.0.0.0", "255.255.255.255", 0]],
  ["2001:DB8::1/32", ["2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", 32]],
  ["::/0", ["::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", 0]],
  ["::1/128", ["::1", "::1", 128]],
  ["1:0:0:2:0:0:0:3/128", ["1:0:0:2::3", "1:0:0:2::3", 128]],
  ["1:0:2:3:4:5:6:7/128", ["1:0:2:3:4:5:6:7", "1:0:2:3:4:5:6:7", 128]],
  ["::ffff:10.0.0.1/128", ["::ffff:a00:1", "::ffff:a00:1", 128]],
  ["10.0.0.0/33", undefined],
  ["10.0.0/8", undefined],
  ["10.0.0.0/8/8", undefined],
  ["10.0.0.0/x", undefined],
  ["", undefined],
];

describe("parseNetwork", () => {
  for (const [text, wanted] of given) {
    it(`reads ${JSON.stringify(text)}`, () => {
      const network = parseNetwork(text);
      expect(network && [network.network, network.broadcast, network.length]).to.deep.equal(wanted);
    });
  }
});
