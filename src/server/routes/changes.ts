import { z } from "zod";
import { changeExport, compareRuns, EXPORT_FORMATS } from "../../runs/index.js";
import type { TreeNode } from "../../store/index.js";
import { HttpError } from "../http-error.js";
import { noRun } from "../refusals.js";
import { defineRoute, ok, sending, type Route } from "../route.js";
import { ACTIONS, page, pageOf, runId, wholeNumber } from "../schemas/fields.js";
import {
  changeCountSchema,
  changeSchema,
  comparisonSchema,
  OUTCOMES,
  treeNodeSchema,
} from "../schemas/runs.js";
import { linkedFrom, pageView } from "../views.js";
import { writeParts } from "../write-parts.js";
import type { Services } from "./index.js";

const kind = {
  type: z.string().optional(),
  action: z.enum(ACTIONS).optional(),
  outcome: z.enum(OUTCOMES).optional(),
};
const filters = {
  ...kind,
  uid: z.string().max(2000).optional().describe("The object's id."),
  search: z.string().max(200).optional().describe("Text within the object's id, a value or the message."),
};
const skip = wholeNumber(0, 2 ** 31 - 1)
  .optional()
  .describe("How many of those that fit to leave out first; not with `search` or `uid`.");
const links = z
  .enum(["path"])
  .optional()
  .describe('`path`: what is in Nautobot is given by its path there alone, "/dcim/devices/…/".');
const MEDIA = { csv: "text/csv", ndjson: "application/x-ndjson", markdown: "text/markdown" } as const;

const uncounted = (): HttpError =>
  new HttpError(
    "BAD_REQUEST",
    "skip goes with type, action and outcome only: what search and uid find is not counted",
  );

/** What a run changed or would change: in pages, counted, and as one file. */
export function changeRoutes({ store, nautobotUrl }: Pick<Services, "store" | "nautobotUrl">): Route[] {
  const find = async (id: string): Promise<string> => {
    if (await store.run(id)) return id;
    throw noRun(id);
  };
  const link = linkedFrom(nautobotUrl);
  const linked = (node: TreeNode): TreeNode => ({
    ...node,
    ...(node.change && { change: link(node.change) }),
  });
  const common = { method: "get", role: "viewer", params: { id: runId } } as const;
  return [
    defineRoute({
      ...common,
      path: "/api/v1/runs/:id/changes",
      summary: "What the run changed or would change.",
      description:
        "With `search` or `uid` a page may have few changes, or none, and a `next`: go on while there is one.",
      query: { ...page, ...filters, skip, links },
      responses: { 200: pageOf("changes", changeSchema) },
      async handler({ params, query }) {
        if (query.skip && (query.search || query.uid !== undefined)) throw uncounted();
        const { items, ...rest } = await store.changes(await find(params.id), query);
        return ok(pageView("changes", { items: query.links ? items : items.map(link), ...rest }));
      },
    }),
    defineRoute({
      ...common,
      path: "/api/v1/runs/:id/changes/tree",
      summary: "The same by parent: the objects at the top, or those directly below one of them.",
      description: "With a filter only those that fit or have below them what fits.",
      query: {
        ...page,
        ...kind,
        under: wholeNumber(1, 2 ** 31 - 1, "is not the `branch` of a node")
          .optional()
          .describe("The `branch` of the object that is looked into."),
      },
      responses: { 200: pageOf("nodes", treeNodeSchema) },
      async handler({ params, query }) {
        const { items, ...rest } = await store.changeTree(await find(params.id), query);
        return ok(pageView("nodes", { items: items.map(linked), ...rest }));
      },
    }),
    defineRoute({
      ...common,
      path: "/api/v1/runs/:id/changes/counts",
      summary: "How many changes there are of each type, action and outcome: totals without reading them.",
      responses: { 200: z.object({ counts: z.array(changeCountSchema) }) },
      handler: async ({ params }) => ok({ counts: await store.changeKinds(await find(params.id)) }),
    }),
    defineRoute({
      ...common,
      path: "/api/v1/runs/:id/changes/export",
      summary: "The changes that fit, as one file.",
      query: { ...filters, format: z.enum(EXPORT_FORMATS).default("csv") },
      responses: { 200: { media: Object.values(MEDIA), description: "The changes, a line each." } },
      async handler({ params, query: { format, ...wanted } }) {
        const id = await find(params.id);
        const name = `changes-${id}.${format === "markdown" ? "md" : format}`;
        return sending(200, async (response) => {
          response.attachment(name).type(MEDIA[format]);
          await writeParts(response, changeExport(store, id, wanted, format));
        });
      },
    }),
    defineRoute({
      ...common,
      path: "/api/v1/runs/:id/compare",
      summary: "What is new in the changes of a run since an earlier one, and what is gone.",
      query: { with: z.string().max(100).describe("The earlier run's id.") },
      responses: { 200: comparisonSchema },
      refusals: [409],
      async handler({ params: { id }, query }) {
        const earlier = query.with;
        return ok({ earlier, later: id, ...(await compareRuns(store, { later: id, earlier })) });
      },
    }),
  ];
}
