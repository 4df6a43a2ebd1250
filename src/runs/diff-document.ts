import type { ChangeReport } from "../jobs/report.js";
import type { Store } from "../store/index.js";
import type { DiffFormat } from "./diff-format.js";
import { plannedPages } from "./pages.js";
import { planOf } from "./plans.js";

/** How a document begins, tells a change, and ends. */
interface Form {
  head: (run: { id: string; job: string; checksum: string; counts: string }) => string;
  row: (change: ChangeReport, first: boolean) => string;
  end: string;
}

const SIGNS = { create: "+", update: "~", delete: "-" } as const;

/**
 * What a run planned, piece by piece as it is read.
 *
 * @throws BridgeError RUN_UNKNOWN, PLAN_MISSING
 */
export async function diffDocument(
  store: Store,
  id: string,
  format: DiffFormat,
): Promise<AsyncGenerator<string>> {
  const { run, plan } = await planOf(store, id);
  const counts = `to create: ${plan.create}, to update: ${plan.update}, to delete: ${plan.delete}`;
  return document(store, { id, job: run.job, checksum: plan.checksum, counts }, FORMS[format]);
}

async function* document(store: Store, run: Parameters<Form["head"]>[0], form: Form): AsyncGenerator<string> {
  yield form.head(run);
  let first = true;
  for await (const page of plannedPages(store, run.id)) {
    let text = "";
    for (const change of page) {
      text += form.row(change, first);
      first = false;
    }
    if (text !== "") yield text;
  }
  yield form.end;
}

const FORMS: Readonly<Record<DiffFormat, Form>> = {
  text: {
    head: ({ id, job, checksum, counts }) => `plan of run ${id}, ${job}\n${counts}\nchecksum ${checksum}\n`,
    row: ({ action, type, uid, ...change }) =>
      `${SIGNS[action]} ${type} ${plain(uid)}${values(change, ": ")}\n`,
    end: "",
  },
  markdown: {
    head: ({ id, job, checksum, counts }) =>
      `# Plan of \`${job}\`\n\nRun \`${id}\`, ${counts}, checksum \`${checksum}\`\n\n` +
      "| action | type | object | change |\n| --- | --- | --- | --- |\n",
    row: ({ action, type, uid, ...change }) =>
      `| ${action} | ${cell(type)} | ${cell(uid)} | ${cell(values(change, ""))} |\n`,
    end: "",
  },
  json: {
    head: ({ id, job, checksum }) =>
      `{"run":${JSON.stringify(id)},"job":${JSON.stringify(job)},"checksum":"${checksum}","changes":[`,
    row: ({ action, type, uid, message, before, after }, first) =>
      `${first ? "" : ","}\n${JSON.stringify({ action, type, uid, message, before, after })}`,
    end: "\n]}\n",
  },
};

function values({ before = {}, after = {} }: Pick<ChangeReport, "before" | "after">, lead: string): string {
  const names = Object.keys(Object.keys(after).length > 0 ? after : before);
  const told = names.map((name) => {
    const was = name in before ? plain(JSON.stringify(before[name])) : undefined;
    const is = name in after ? plain(JSON.stringify(after[name])) : undefined;
    return `${name} ${[was, is].filter((text) => text !== undefined).join(" → ")}`;
  });
  return told.length > 0 ? `${lead}${told.join(", ")}` : "";
}

/** Without what would move a terminal's cursor. */
export const plain = (text = "null"): string => text.replace(/[\u0000-\u001f\u007f-\u009f]/g, " ");

/** Without what would end a cell, or be taken for markup. */
export const cell = (text: string): string =>
  plain(text)
    .replace(/[\\|`*_[\]]/g, "\\$&")
    .replaceAll("<", "&lt;");
