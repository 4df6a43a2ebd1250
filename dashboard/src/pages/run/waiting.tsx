import { plural } from "../../lib/format.js";
import { ACTIONS } from "../../lib/read-changes.js";
import { pathTo } from "../../lib/router.js";
import type { RunDetail } from "../../lib/use-run.js";
import { Notice } from "../../ui/feedback.js";
import { Time } from "../../ui/time.js";

/** What of a run waits until somebody approves it. */
export function Waiting({ run: { id, status, report } }: { run: RunDetail }) {
  const plan = report?.plan;
  if (status !== "waiting" || !plan) return null;
  const parts = ACTIONS.filter((action) => plan[action] > 0).map(
    (action) => `${plural(plan[action], "object")} to ${action}`,
  );
  return (
    <Notice>
      <p>
        <strong>Waits for approval: {parts.join(", ")}.</strong>
      </p>
      <p>
        <a href={`${pathTo("/runs/:id/changes", { id })}?outcome=planned`}>Look at them</a>
        {plan.approveBy !== undefined && (
          <>
            ; they are given up <Time at={plan.approveBy} /> unless they are approved
          </>
        )}
        .
      </p>
    </Notice>
  );
}
