import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, mkdtempSync, rmSync } from "node:fs";
import { createConnection } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { freePort } from "./ports.js";
import { until } from "./stores.js";

/** A server of one test's own, which may be taken away and come back at the same address. */
export interface OwnServer {
  url: string;
  /** Kills it, so that it cannot put anything in order. */
  kill(): Promise<void>;
  /** Starts it again. */
  start(): Promise<void>;
  /** Stops it and leaves nothing behind. */
  remove(): Promise<void>;
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection(port, "127.0.0.1", () => resolve(true)).on("error", () => resolve(false));
    socket.on("close", () => resolve(false)).on("connect", () => socket.destroy());
  });

const isInstalled = (program: string): boolean => spawnSync(program, ["--version"]).error === undefined;

/** What `start` starts listens at `port`. */
async function ownServer(
  options: { url: string; port: number; directory: string },
  spawned: () => ChildProcess,
): Promise<OwnServer> {
  const { url, port, directory } = options;
  let server: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    server = spawned();
    await until(() => answers(port));
  };
  const kill = async (): Promise<void> => {
    if (server?.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, "close");
    server.kill("SIGKILL");
    await ended;
  };
  await start();
  return {
    url,
    start,
    kill,
    async remove() {
      await kill();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** A Redis that keeps nothing over a restart; undefined where there is none on this machine. */
export async function ownRedis(): Promise<OwnServer | undefined> {
  if (!isInstalled("redis-server")) return undefined;
  const port = await freePort();
  const directory = mkdtempSync(join(tmpdir(), "bridge-redis-"));
  const options = ["--port", String(port), "--bind", "127.0.0.1", "--dir", directory, "--save", ""];
  return ownServer({ url: `redis://127.0.0.1:${port}/0`, port, directory }, () =>
    spawn("redis-server", options, { stdio: "ignore" }),
  );
}

/** A PostgreSQL; undefined where there is none on this machine. */
export async function ownPostgres(): Promise<OwnServer | undefined> {
  if (!isInstalled("initdb") || !isInstalled("postgres")) return undefined;
  const port = await freePort();
  const directory = mkdtempSync(join(tmpdir(), "bridge-postgres-"));
  const by = asUser("postgres");
  if (by.uid !== undefined) chownSync(directory, by.uid, by.gid ?? by.uid);
  chmodSync(directory, 0o700);
  const data = join(directory, "data");
  spawnSync("initdb", ["-D", data, "-A", "trust", "-U", "bridge", "--no-sync"], { ...by, cwd: directory });
  const options = ["-D", data, "-p", String(port), "-k", directory, "-h", "127.0.0.1"];
  const url = `postgres://bridge@127.0.0.1:${port}/postgres`;
  return ownServer({ url, port, directory }, () =>
    spawn("postgres", options, { ...by, cwd: directory, stdio: "ignore" }),
  );
}

/** PostgreSQL refuses to be started by root. */
function asUser(name: string): { uid?: number; gid?: number } {
  if (userInfo().uid !== 0) return {};
  const idOf = (what: string): number => Number(spawnSync("id", [what, name], { encoding: "utf8" }).stdout);
  return { uid: idOf("-u"), gid: idOf("-g") };
}
