import { contract } from "../contract/suite/index.js";

describe("the contract, on a real Nautobot", function () {
  const { NAUTOBOT_URL: url, NAUTOBOT_TOKEN: token } = process.env;
  before(function () {
    if (url === undefined || token === undefined) this.skip();
  });

  contract(() => ({ url: url ?? "", token: token ?? "" }));
});
