import { startSandbox } from "../../src/sandbox/index.js";

// A Nautobot in memory in a process of its own: what is posted to it must not hold up what the benchmark sends.
const { url, token } = await startSandbox();
process.send?.({ url, token });
process.on("disconnect", () => process.exit());
