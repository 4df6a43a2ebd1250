import type { Store } from "../../store/index.js";
import { NDJSON, SSE, streamEvents } from "../event-stream.js";
import type { Feed } from "../feed.js";
import { noRun } from "../refusals.js";
import { defineRoute, sending, type Route } from "../route.js";
import { flag, runId, wholeNumber } from "../schemas/fields.js";

const number = wholeNumber(0, 2 ** 31 - 1, "is not the number of an event");

/** What a run says of itself while it goes. */
export const eventRoutes = (store: Store, feed: Feed): Route[] => [
  defineRoute({
    method: "get",
    path: "/api/v1/runs/:id/events",
    role: "viewer",
    summary: "A run's events in order, as they happen, until its end.",
    description:
      "One JSON object in a line, `{seq, at, event}`, with an empty line every ten seconds; as server-sent events where the " +
      "header Accept asks for text/event-stream. To go on after a break, send the last `seq`.",
    params: { id: runId },
    query: {
      after: number.optional().describe("Only events after this number."),
      wait: flag.default(true).describe("Whether to wait for events to come."),
    },
    headers: {
      "last-event-id": number.optional().describe("The same as `after`; browsers send it by themselves."),
    },
    responses: {
      200: { media: [NDJSON.type, SSE.type], description: "Events, as they happen." },
    },
    async handler({ params: { id }, query, headers, request }) {
      if (!(await store.run(id))) throw noRun(id);
      const format = request.accepts([NDJSON.type, SSE.type]) === SSE.type ? SSE : NDJSON;
      const after = headers["last-event-id"] ?? query.after ?? 0;
      return sending(
        200,
        (response) => streamEvents(response, feed, { id, after, wait: query.wait, format }),
        {
          "content-type": format.type,
          "cache-control": "no-store",
          "x-accel-buffering": "no",
        },
      );
    },
  }),
];
