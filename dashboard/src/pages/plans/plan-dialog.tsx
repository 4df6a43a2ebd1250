import { post, type Shapes } from "../../lib/api.js";
import { plural } from "../../lib/format.js";
import { navigate } from "../../lib/router.js";
import type { Action } from "../../ui/badges.js";
import { ReasonDialog, type Allowable } from "../../ui/reason-dialog.js";
import { runPath, type Run } from "../../ui/run-table.js";
import type { Plan } from "./plan-card.js";

/** What is to be done with a plan. */
export type Doing =
  | { verb: "Reject" }
  | { verb: "Approve" | "Apply"; actions: readonly Action[]; whole: boolean; total: number };

interface PlanDialogProps {
  run: Run;
  plan: Plan;
  doing: Doing;
  onClose: () => void;
  onDone: () => void;
}

/** Asks why, and does it. What is made is shown as it goes. */
export function PlanDialog({ run, plan, doing, onClose, onDone }: PlanDialogProps) {
  const path = { id: run.id };
  const act = async (reason: string, allow: Allowable[]): Promise<void> => {
    if (doing.verb === "Reject") {
      await post("/api/v1/runs/{id}/reject", { path, body: { reason } });
      onClose();
      onDone();
      return;
    }
    const body = {
      checksum: plan.checksum,
      ...(!doing.whole && { selection: { actions: [...doing.actions] } }),
      ...(allow.length > 0 && { allow }),
    };
    const begun: Shapes["AcceptedRun"] =
      doing.verb === "Approve"
        ? await post("/api/v1/runs/{id}/approve", { path, body: { ...body, reason } })
        : await post("/api/v1/runs/{id}/apply", {
            path,
            body: { ...body, ...(reason !== "" && { reason }) },
          });
    navigate(runPath(begun.id));
  };
  return (
    <ReasonDialog
      {...wordsOf(doing)}
      kind={doing.verb === "Reject" ? "danger" : "primary"}
      reason={doing.verb === "Apply" && !isPersonal(plan, doing.actions) ? "optional" : "required"}
      stopped={doing.verb === "Reject" ? [] : plan.guards.filter(({ status }) => status === "stopped")}
      onClose={onClose}
      onConfirm={act}
    />
  );
}

const isPersonal = ({ approval }: Plan, actions: readonly Action[]): boolean =>
  actions.some((action) => approval[action] === "person");

function wordsOf(doing: Doing): { title: string; explained: string; action: string } {
  if (doing.verb === "Reject")
    return {
      title: "Reject the plan?",
      explained: "The changes that wait here are given up. The run keeps what it did.",
      action: "Reject",
    };
  const what = plural(doing.total, "change");
  const rest = doing.verb === "Approve" && !doing.whole ? " What else waits in this run is given up." : "";
  return {
    title: `${doing.verb} ${what}?`,
    explained: `A new run makes exactly ${what}, and refuses if something moved on since.${rest}`,
    action: `${doing.verb} ${what}`,
  };
}
