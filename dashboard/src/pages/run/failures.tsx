import { get } from "../../lib/api.js";
import { plural } from "../../lib/format.js";
import { pathTo } from "../../lib/router.js";
import { useData } from "../../lib/use-data.js";
import type { RunDetail } from "../../lib/use-run.js";
import { Loaded } from "../../ui/feedback.js";
import { Panel } from "../../ui/layout.js";

const SHOWN = 5;
const FAILED = ["failure", "error"] as const;

/** The first changes that failed, with the reason; nothing where none did. */
export function Failures({ run: { id, outcomes } }: { run: RunDetail }) {
  return FAILED.map((outcome) => {
    const count = outcomes[outcome] ?? 0;
    return count > 0 && <First key={outcome} id={id} count={count} outcome={outcome} />;
  });
}

interface FirstProps {
  id: string;
  count: number;
  outcome: (typeof FAILED)[number];
}

function First({ id, count, outcome }: FirstProps) {
  const loaded = useData(`${outcome} ${id} ${count}`, (signal) =>
    get("/api/v1/runs/{id}/changes", { path: { id }, query: { outcome, limit: SHOWN }, signal }),
  );
  const all = `${pathTo("/runs/:id/changes", { id })}?outcome=${outcome}`;
  const title = `${plural(count, "change")} ${outcome === "failure" ? "failed" : "ended in an error"}`;
  return (
    <Panel title={title} actions={<a href={all}>Look at them</a>} flush>
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
