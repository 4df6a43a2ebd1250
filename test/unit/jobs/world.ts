import { z } from "zod";
import { Adapter, defineModel, ObjectNotCreated } from "../../../src/diffsync/index.js";
import type { RunEvent } from "../../../src/jobs/events.js";
import { DataSource, type JobClass } from "../../../src/jobs/job.js";
import type { RunOptions } from "../../../src/jobs/execution.js";
import { executeRun } from "../../../src/jobs/pipeline.js";
import type { RunReport } from "../../../src/jobs/report.js";
import type { RunRequest } from "../../../src/jobs/request.js";
import { createClient } from "../../../src/nautobot/index.js";

export type System = Map<string, string>;

const Item = defineModel({
  name: "item",
  identifiers: { name: z.string() },
  attributes: { value: z.string() },
});

/** An item of a system that refuses values beginning with "bad". */
const StoredItem = Item.implement<Adapter<System>>({
  create(adapter, ids, attrs) {
    if (attrs.value.startsWith("bad")) throw new ObjectNotCreated(`"${attrs.value}" is not allowed`);
    adapter.client.set(ids.name, attrs.value);
    return this.createBase(adapter, ids, attrs);
  },
  update(attrs) {
    this.adapter.client.set(this.name, attrs.value ?? "");
    return this.updateBase(attrs);
  },
  delete() {
    this.adapter.client.delete(this.name);
    return this.deleteBase();
  },
});

/** Loads a map of names to values, and writes to it. */
export class SystemAdapter extends Adapter<System> {
  override readonly topLevel = [StoredItem];
  override load(signal?: AbortSignal): void | Promise<void> {
    signal?.throwIfAborted();
    for (const [name, value] of this.client) this.add(StoredItem, { name, value });
  }
}

export const system = (items: Record<string, string>): System => new Map(Object.entries(items));

/** A job that brings everything of one map to another; each test overrides what it is about. */
export function jobOf(source: System, target: System) {
  return class extends DataSource {
    static override readonly meta = { name: "Pull", dataSource: "ACME" };
    override loadSourceAdapter(): Adapter<unknown> {
      return new SystemAdapter(source);
    }
    override loadTargetAdapter(): Adapter<unknown> {
      return new SystemAdapter(target);
    }
  };
}

export interface Ran {
  report: RunReport;
  events: RunEvent[];
}

/** Runs it, for real and without memory unless told otherwise. */
export async function run(
  jobClass: JobClass,
  request: Partial<RunRequest> = {},
  {
    signal = new AbortController().signal,
    onEvent,
    ...given
  }: Partial<Pick<RunOptions, "signal" | "policy" | "baselines" | "plan">> & {
    onEvent?: (event: RunEvent) => void;
  } = {},
): Promise<Ran> {
  const events: RunEvent[] = [];
  const emit = (event: RunEvent) => {
    events.push(event);
    onEvent?.(event);
  };
  const nautobot = createClient({ url: "http://nautobot.invalid", token: "0123456789" });
  const asked: RunRequest = {
    job: "acme.pull",
    variables: {},
    dryRun: false,
    memory: false,
    trigger: "cli",
    ...request,
  };
  const report = await executeRun({ id: "acme.pull", jobClass }, asked, {
    id: "run-1",
    nautobot,
    emit,
    signal,
    ...given,
  });
  return { report, events };
}
