import { fileSnapshots } from "../../src/ssot/snapshot-store.js";
import { NautobotAdapter } from "../../src/ssot/index.js";
import { clientOf, finish } from "./measure.js";
import { nautobotModels } from "./models.js";

// A process of its own, so that its memory is that of one load. Prints one JSON line.
// With a directory as argument, snapshots are kept there.
const [, , directory] = process.argv;
const client = clientOf();
const snapshots = directory === undefined ? {} : { snapshots: fileSnapshots(directory, console.error) };
const adapter = new NautobotAdapter(client, nautobotModels, snapshots);
await client.check();
const since = performance.now();
await adapter.load(new AbortController().signal);
finish(since, { objects: adapter.count(), requests: client.stats });
