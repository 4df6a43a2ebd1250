import { pathTo } from "../../lib/router.js";
import { useMay } from "../../lib/session.js";
import type { RunDetail } from "../../lib/use-run.js";
import { Notice, Problem } from "../../ui/feedback.js";

/** Why a run ended early, and what to do about it. */
export function Ending({ run: { id, status, error } }: { run: RunDetail }) {
  const may = useMay("operator");
  if (!error) return null;
  if (status === "cancelled") return <Notice>{error.message}</Notice>;
  return (
    <Problem error={error}>
      {may && error.code === "GUARD_STOPPED" && "Apply, above, lets exactly these changes through. "}
      <a href={`${pathTo("/runs/:id/logs", { id })}?level=error`}>What the log says of it</a>
    </Problem>
  );
}
