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
class StoredItem extends Item {
  static override create(adapter: Adapter<unknown>, ids: { name: string }, attrs: { value: string }) {
    if (attrs.value.startsWith("bad")) throw new ObjectNotCreated(`"${attrs.value}" is not allowed`);
    (adapter.client as System).set(ids.name, attrs.value);
    return super.create(adapter, ids, attrs);
  }
  override update(attrs: { value?: string }) {
    (this.adapter?.client as System).set(this.name, attrs.value ?? "");
    return super.update(attrs);
  }
  override delete() {
    (this.adapter?.client as System).delete(this.name);
    return super.delete();
  }
}

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
