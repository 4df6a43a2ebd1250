import { loadConfig } from "../../config/index.js";
import type { AuditEntry } from "../../store/index.js";
import { openHistory } from "../history.js";
import type { CommonOptions } from "../session.js";
import type { Terminal } from "../terminal.js";

export interface AuditOptions extends CommonOptions {
  json?: boolean;
  limit: number;
  actor?: string;
  action?: string;
  since?: string;
  until?: string;
}

/** Prints the newest entries of the audit log, newest first. */
export async function auditCommand(options: AuditOptions, terminal: Terminal): Promise<number> {
  const { json, config, limit, actor, action, since, until } = options;
  const { store } = await openHistory(loadConfig({ file: config }));
  try {
    const { items } = await store.audit({ limit, actor, action, since, until });
    if (json) terminal.out(JSON.stringify(items));
    else if (items.length === 0) terminal.err("The audit log has no such entry.");
    else for (const entry of items) terminal.out(lineOf(entry));
    return 0;
  } finally {
    await store.close();
  }
}

const lineOf = ({ at, actor, action, target, origin, reason }: AuditEntry): string =>
  `${at}  ${actor} (${origin})  ${action}  ${target}${reason === undefined ? "" : `  ${reason}`}`;
