import { ordered } from "../order.js";
import { FILE_PROXIES, JOB_LOGS, JOB_RESULTS } from "../resources/jobs.js";
import type { Row, Store } from "../store.js";

interface Step {
  name: string;
  status: string;
  durationMs: number;
  memory?: { final: number; peak: number };
}
interface Result {
  job?: string;
  source?: string;
  target?: string;
  dryRun?: boolean;
  summary?: Record<string, number>;
  steps?: Step[];
}

/** A job result as a page for people; undefined when there is none of that id. */
export function jobResultPage(store: Store, id: string): string | undefined {
  const row = store.table(JOB_RESULTS).get(id);
  if (row === undefined) return undefined;
  const result = (row["result"] ?? {}) as Result;
  const logs = store.table(JOB_LOGS);
  const entries = ordered(store, logs.resource, logs.find({ job_result: id }));
  const files = store.table(FILE_PROXIES).find({ job_result: id });
  const status = String(row["status"]);
  return page(`${String(row["name"])} · ${status}`, [
    `<header><p>Sandbox · Job result</p><h1>${escape(row["name"])} <b class="${escape(status)}">${escape(status)}</b></h1>`,
    `<p>${escape(subtitle(result))}</p><p class="dim">${escape(row["date_created"])} · ${escape(id)}</p></header>`,
    summaryOf(result.summary),
    stepsOf(result.steps),
    filesOf(files),
    logOf(entries),
  ]);
}

const subtitle = ({ job, source, target, dryRun }: Result): string =>
  job === undefined ? "" : `${dryRun ? "Dry run" : "Sync"} ${source ?? ""} → ${target ?? ""} · ${job}`;

function summaryOf(summary: Record<string, number> | undefined): string {
  if (summary === undefined) return "";
  const cards = Object.entries(summary).map(
    ([name, count]) =>
      `<li class="${escape(name)}"><b>${count.toLocaleString("en-US")}</b>${escape(name)}</li>`,
  );
  return `<ul class="cards">${cards.join("")}</ul>`;
}

function stepsOf(steps: readonly Step[] | undefined): string {
  if (steps === undefined || steps.length === 0) return "";
  const measured = steps.some(({ memory }) => memory);
  const heads = ["Step", "Status", "Duration", ...(measured ? ["Memory at the end", "Memory peak"] : [])];
  const rows = steps.map(({ name, status, durationMs, memory }) => [
    ...[name, status, `${(durationMs / 1000).toFixed(2)} s`],
    ...(measured ? [megabytes(memory?.final), megabytes(memory?.peak)] : []),
  ]);
  return `<h2>Steps</h2>${table(heads, rows)}`;
}

const megabytes = (bytes: number | undefined): string =>
  bytes === undefined ? "" : `${(bytes / 1048576).toFixed(1)} MiB`;

function filesOf(files: readonly Row[]): string {
  if (files.length === 0) return "";
  const links = files.map(
    ({ id, name }) => `<li><a href="/files/download/?name=${escape(id)}">${escape(name)}</a></li>`,
  );
  return `<h2>Files</h2><ul>${links.join("")}</ul>`;
}

function logOf(entries: readonly Row[]): string {
  const rows = entries.map(
    ({ created, grouping, log_level: level, message }) =>
      `<tr class="${escape(level)}"><td>${escape(created)}</td><td>${escape(grouping)}</td><td>${escape(level)}</td><td>${escape(message)}</td></tr>`,
  );
  return `<h2>Log</h2><table class="log"><tr><th>Time</th><th>Grouping</th><th>Level</th><th>Message</th></tr>${rows.join("")}</table>`;
}

const table = (heads: readonly string[], rows: readonly string[][]): string => {
  const line = (tag: string, cells: readonly string[]) =>
    `<tr>${cells.map((cell) => `<${tag}>${escape(cell)}</${tag}>`).join("")}</tr>`;
  return `<table>${line("th", heads)}${rows.map((row) => line("td", row)).join("")}</table>`;
};

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escape = (value: unknown): string =>
  (typeof value === "string" ? value : JSON.stringify(value)).replace(
    /[&<>"']/g,
    (character) => ENTITIES[character] ?? "",
  );

const STYLE = `
:root{color-scheme:light dark;--line:#8884;--dim:#888;--good:#1a8f4a;--bad:#d13438;--warn:#c07a00;--new:#1a8f4a;--note:#2b6cb0}
body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
header{border-left:4px solid var(--note);padding-left:1rem}header p{margin:0}h1{margin:.1em 0;font-size:1.6rem}
h1 b{font-size:.9rem;padding:.2em .7em;border-radius:1em;color:#fff;background:var(--note);vertical-align:middle}
h1 b.SUCCESS{background:var(--good)}h1 b.FAILURE{background:var(--bad)}h2{font-size:1.1rem;margin:2rem 0 .5rem}.dim{color:var(--dim);font-size:.85rem}
.cards{display:flex;flex-wrap:wrap;gap:.8rem;list-style:none;padding:0;margin:1.5rem 0}
.cards li{flex:1;min-width:6rem;border:1px solid var(--line);border-radius:.5rem;padding:.6rem 1rem;color:var(--dim)}
.cards b{display:block;font-size:1.6rem;color:CanvasText}.cards .create b{color:var(--good)}.cards .update b{color:var(--warn)}.cards .delete b{color:var(--bad)}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid var(--line);vertical-align:top}th{font-weight:600;color:var(--dim)}
.log{font-size:.85rem}.log td:first-child{white-space:nowrap;color:var(--dim)}.log td:last-child{overflow-wrap:anywhere}
.error td:nth-child(3),.failure td:nth-child(3){color:var(--bad)}.warning td:nth-child(3){color:var(--warn)}.success td:nth-child(3){color:var(--good)}`;

const page = (title: string, parts: readonly string[]): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escape(title)}</title><style>${STYLE}</style></head><body>${parts.join("\n")}</body></html>\n`;
