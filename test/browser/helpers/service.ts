import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundledPlugins } from "../../../src/cli/package.js";
import { startService, type Service } from "../../../src/cli/service.js";
import { configSchema } from "../../../src/config/index.js";
import * as door from "../../../src/index.js";
import { silentLogger } from "../../../src/lib/logger.js";
import { loadPlugins } from "../../../src/plugin-host/index.js";
import { openStore, type Store } from "../../../src/store/index.js";
import { deviatingData, sampleData, startSandbox, type Sandbox } from "../../../src/sandbox/index.js";

export const SOURCE_JOB = "nautobot-remote.example-data-source";
export const TARGET_JOB = "nautobot-remote.example-data-target";

/** The service as users have it, on a real store, with two sandboxes as Nautobots. */
export interface Bridge {
  service: Service;
  url: string;
  /** The admin's. */
  token: string;
  local: Sandbox;
  remote: Sandbox;
  dataDir: string;
  /** Asks the API as any program would, and gives its answer. */
  call: <T>(method: string, path: string, body?: object) => Promise<T>;
  /** Asks for a run and waits for its end; returns its id. */
  run: (body: object, job?: string) => Promise<string>;
  close: () => Promise<void>;
}

/** Starts one with whatever else a test configures, over a store in which `before` has left something. */
export async function startBridge(
  options: Record<string, unknown> = {},
  before: (store: Store) => Promise<void> = () => Promise.resolve(),
): Promise<Bridge> {
  const dataDir = mkdtempSync(join(tmpdir(), "bridge-browser-"));
  const store = await openStore({ directory: dataDir });
  await before(store);
  await store.close();
  const remote = await startSandbox({ data: sampleData() });
  const local = await startSandbox({ data: deviatingData() });
  const variables = { url: remote.url, token: remote.token };
  const config = configSchema.parse({
    nautobot: { url: local.url, token: local.token },
    dataDir,
    server: { port: 0 },
    jobs: { [SOURCE_JOB]: { variables }, [TARGET_JOB]: { variables } },
    ...options,
  });
  const loaded = await loadPlugins([bundledPlugins(), ...config.plugins], door);
  const service = await startService({ config, ...loaded }, silentLogger);
  const { url, firstToken: token = "" } = service;
  const call = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const response = await fetch(new URL(path, url), {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  return {
    service,
    url,
    token,
    local,
    remote,
    dataDir,
    call,
    async run(body, job = SOURCE_JOB) {
      const { id } = await call<{ id: string }>("POST", `/api/v1/jobs/${job}/runs`, body);
      await service.runner.finished(id);
      return id;
    },
    async close() {
      await service.close();
      await Promise.all([local.close(), remote.close()]);
      rmSync(dataDir, { recursive: true });
    },
  };
}

/** A token of this role. */
export const tokenOf = async ({ call }: Bridge, role: "viewer" | "operator" | "admin"): Promise<string> =>
  (await call<{ token: string }>("POST", "/api/v1/tokens", { name: `a-${role}`, role })).token;
