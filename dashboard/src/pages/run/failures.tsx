import { get } from "../../lib/api.js";
import { plural } from "../../lib/format.js";
import { pathTo } from "../../lib/router.js";
import { useData } from "../../lib/use-data.js";
import type { RunDetail } from "../../lib/use-run.js";
import { Loaded } from "../../ui/feedback.js";
import { Panel } from "../../ui/layout.js";

const SHOWN = 5;

/** The first changes that failed, with the reason; nothing where none did. */
export function Failures({ run: { id, outcomes } }: { run: RunDetail }) {
  const { failure = 0, error = 0 } = outcomes;
  if (failure + error === 0) return null;
  return <First id={id} failed={failure + error} outcome={failure > 0 ? "failure" : "error"} />;
}

function First({ id, failed, outcome }: { id: string; failed: number; outcome: "failure" | "error" }) {
  const loaded = useData(`failures ${id} ${failed}`, (signal) =>
    get("/api/v1/runs/{id}/changes", { path: { id }, query: { outcome, limit: SHOWN }, signal }),
  );
  const all = `${pathTo("/runs/:id/changes", { id })}?outcome=${outcome}`;
  return (
    <Panel title={`${plural(failed, "change")} failed`} actions={<a href={all}>Look at them</a>} flush>
      <Loaded loaded={loaded}>
        {({ changes }) => (
          <ul class="lines">
            {changes.map(({ action, type, uid, message }) => (
              <li key={`${type} ${uid}`}>
                <span>
                  <span class="muted">
                    {action} {type}
                  </span>{" "}
                  <bdi>{uid}</bdi>
                </span>
                <span class="gist-message" dir="auto">
                  {message}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Panel>
  );
}
