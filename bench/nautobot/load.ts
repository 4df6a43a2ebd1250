import { parseArgs } from "node:util";
import { NautobotAdapter } from "../../src/ssot/index.js";
import { fileSnapshots } from "../../src/ssot/snapshot-store.js";
import { clientOf, startClock } from "./measure.js";
import { nautobotModels } from "./models.js";

// A process of its own, so that its memory is that of one load. Prints one JSON line.
// --snapshots DIRECTORY: snapshots are kept there; --graphql: without the companion.
const { values } = parseArgs({
  options: { snapshots: { type: "string" }, graphql: { type: "boolean", default: false } },
});
const client = clientOf();
const adapter = new NautobotAdapter(client, nautobotModels, {
  warn: (message) => {
    throw new Error(message);
  },
  ...(values.graphql && { bulkFrom: Infinity }),
  ...(values.snapshots !== undefined && { snapshots: fileSnapshots(values.snapshots, console.error) }),
});
await client.check();
const finish = startClock();
await adapter.load(new AbortController().signal);
finish({ objects: adapter.count(), requests: client.stats });
