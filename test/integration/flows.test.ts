import { FLOWS } from "../helpers/flows/index.js";
import { connect, nautobotFromEnvironment } from "../helpers/nautobots.js";

describe("syncs, with a real Nautobot", () => {
  const client = connect(nautobotFromEnvironment());

  for (const { what, run } of FLOWS) it(what, () => run(client));
});
