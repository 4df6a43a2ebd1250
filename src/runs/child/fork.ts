import { fork, type ChildProcess } from "node:child_process";
import { BridgeError, ERRORS } from "../../lib/errors.js";
import type { Logger } from "../../lib/logger.js";
import type { Orphan, Store } from "../../store/index.js";
import type { Perform } from "../worker.js";
import { COLLECTOR_FLAGS } from "./collector.js";
import type { FromChild, ToChild } from "./protocol.js";

export interface ForkOptions {
  store: Store;
  /** The module that calls `serveRun`. */
  entry: string;
  env: Record<string, string>;
  /** Of JavaScript objects; a run that needs more is ended. */
  memoryMb: number;
  logger: Logger;
  now?: () => Date;
  /** How long a run may take to stop before its process is killed. */
  graceMs?: number;
}

interface Exit {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** The last that it wrote to standard error. */
  said: string;
}

const SAID = 4000;

/** Performs each run in a process of its own: what it does to that, it does to no other. */
export function forking(
  options: ForkOptions & {
    /** What the process needs to carry out this job; sent by message, never by the environment. */
    setupOf: (job: string) => unknown;
  },
): Perform {
  const { store, setupOf, logger, memoryMb, now = () => new Date(), graceMs = 30_000 } = options;
  return async ({ id, job, owner: taker }, { signal, kept }) => {
    const child = startChild(options);
    const seen = { owner: taker, done: false, killed: false };
    child.process.on("message", (message: FromChild) => {
      if (message.type === "begun") seen.owner = message.owner;
      else if (message.type === "kept") kept(message.events);
      else if (message.type === "warning") logger.warning(message.message);
      else seen.done = true;
    });
    child.send({ type: "run", id, owner: taker, setup: setupOf(job) });
    const stop = (): void => {
      const { code, message } = signal.reason as BridgeError;
      child.send({ type: "stop", reason: code === "RUN_CANCELLED" ? code : "RUN_INTERRUPTED", message });
      const late = setTimeout(() => (seen.killed = child.process.kill("SIGKILL")), graceMs);
      late.unref();
      child.process.once("exit", () => clearTimeout(late));
    };
    signal.addEventListener("abort", stop);
    if (signal.aborted) stop();
    const exit = await child.exited;
    signal.removeEventListener("abort", stop);
    if (seen.done) return;
    const { owner, killed } = seen;
    const verdict = killed ? killedFor(signal) : verdictOf(exit, memoryMb);
    logger.warning(`Run ${id}: ${verdict?.error.message ?? `its process ended early (${howEnded(exit)}).`}`);
    if (exit.said !== "") logger.debug(`Run ${id}: ${exit.said}`);
    await store.queue.recover(now().toISOString(), { id, owner, ...(verdict && { verdict }) });
  };
}

/** Has a process of its own send a report that waits in the outbox. */
export function forkSending(
  options: ForkOptions & { setupOf: (job: string) => unknown },
): (id: string) => Promise<void> {
  return async (id) => {
    const run = await options.store.run(id);
    if (!run) return;
    const child = startChild(options);
    child.process.on("message", (message: FromChild) => {
      if (message.type === "warning") options.logger.warning(message.message);
    });
    child.send({ type: "send", id, setup: options.setupOf(run.job) });
    const exit = await child.exited;
    if (exit.code === 0) return;
    options.logger.warning(`The report of run ${id} is not sent yet: its process ended (${howEnded(exit)}).`);
    if (exit.said !== "") options.logger.debug(`Run ${id}: ${exit.said}`);
  };
}

function startChild({ entry, env, memoryMb, logger }: ForkOptions): {
  process: ChildProcess;
  send: (message: ToChild) => void;
  exited: Promise<Exit>;
} {
  const execArgv = [
    ...process.execArgv.filter(
      (flag) => !/^--(inspect|max-old-space-size|max-semi-space|v8-pool-size|test)/.test(flag),
    ),
    `--max-old-space-size=${memoryMb}`,
    ...COLLECTOR_FLAGS,
  ];
  const child = fork(entry, {
    env,
    execArgv,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    serialization: "advanced",
  });
  let said = "";
  child.stdout?.on("data", (part: Buffer) => logger.debug(String(part).trimEnd()));
  child.stderr?.on("data", (part: Buffer) => (said = (said + String(part)).slice(-SAID)));
  const exited = new Promise<Exit>((resolve) => {
    child.on("error", (error) => resolve({ code: null, signal: null, said: `${said}${error.message}` }));
    // all of its output has been read then
    child.on("close", (code, signal) => resolve({ code, signal, said }));
  });
  // one that has ended hears nothing: that is told by its exit
  const send = (message: ToChild): void => void child.send(message, () => undefined);
  return { process: child, send, exited };
}

function verdictOf({ signal, code, said }: Exit, memoryMb: number): Orphan["verdict"] {
  const outOfMemory = /heap out of memory|Allocation failed|invalid array length Allocation/i.test(said);
  if (!outOfMemory || (signal === null && code === 0)) return undefined;
  const message = `It needed more than ${memoryMb} MB of memory and was ended.`;
  return {
    state: "failed",
    error: { code: "RUN_OUT_OF_MEMORY", message, fix: ERRORS.RUN_OUT_OF_MEMORY.fix },
  };
}

function killedFor({ reason }: AbortSignal): Orphan["verdict"] {
  if (!(reason instanceof BridgeError) || reason.code !== "RUN_CANCELLED") return undefined;
  const message = "The run was cancelled. It did not stop in time, so its process was killed.";
  return { state: "cancelled", error: { code: reason.code, message, fix: reason.fix } };
}

const howEnded = ({ code, signal }: Exit): string => signal ?? `exit code ${code ?? "unknown"}`;
