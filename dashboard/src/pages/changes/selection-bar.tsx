import { useState } from "preact/hooks";
import { post, type ApiError, type Shapes } from "../../lib/api.js";
import { plural } from "../../lib/format.js";
import { ACTIONS, type Filter } from "../../lib/read-changes.js";
import { navigate } from "../../lib/router.js";
import type { RunDetail } from "../../lib/use-run.js";
import { Button } from "../../ui/button.js";
import { Problem } from "../../ui/feedback.js";
import { Icon } from "../../ui/icon.js";
import { ReasonDialog, type Allowable } from "../../ui/reason-dialog.js";
import { runPath } from "../../ui/run-table.js";
import { MOST, type Selection } from "./selection.js";

interface SelectionBarProps {
  run: RunDetail;
  plan: Shapes["Plan"];
  selection: Selection;
  filter: Filter;
  /** How many planned changes fit; unknown when a text is searched for. */
  planned: number | undefined;
}

/** What was chosen, and what to do with it. */
export function SelectionBar({ run, plan, selection, filter, planned }: SelectionBarProps) {
  const [asking, setAsking] = useState(false);
  const [error, setError] = useState<ApiError>();
  const verb = run.status === "waiting" ? "Approve" : "Apply";
  const all = (): void => {
    setError(undefined);
    selection.all(filter).catch((thrown: unknown) => setError(thrown as ApiError));
  };
  return (
    <>
      <div class="bar" role="group" aria-label="Chosen changes">
        <Button onPress={all}>
          {planned === undefined
            ? `Select what is found, up to ${MOST}`
            : `Select all ${plural(planned, "change")}`}
        </Button>
        {selection.size > 0 && <Button onPress={selection.clear}>Clear</Button>}
        <span role="status">
          {selection.size > 0 ? `${plural(selection.size, "change")} selected` : "None selected"}
        </span>
        {selection.size > 0 && (
          <Button kind="primary" onPress={() => setAsking(true)}>
            <Icon name="check" />
            {verb} {plural(selection.size, "change")}
          </Button>
        )}
      </div>
      {error && <Problem error={error} />}
      {asking && <Ask {...{ run, plan, selection, verb }} onClose={() => setAsking(false)} />}
    </>
  );
}

interface AskProps extends Pick<SelectionBarProps, "run" | "plan" | "selection"> {
  verb: "Approve" | "Apply";
  onClose: () => void;
}

function Ask({ run, plan, selection, verb, onClose }: AskProps) {
  const personal = ACTIONS.some((action) => plan.approval[action] === "person");
  const what = plural(selection.size, "change");
  const explained =
    verb === "Approve"
      ? `A new run makes exactly ${what}. What else waits in this run is given up.`
      : `A new run makes exactly ${what}, and refuses if something moved on since.`;
  const act = async (reason: string, allow: Allowable[]): Promise<void> => {
    const path = { id: run.id };
    const body = {
      checksum: plan.checksum,
      selection: selection.sent(),
      ...(allow.length > 0 && { allow }),
    };
    const { id } =
      verb === "Approve"
        ? await post("/api/v1/runs/{id}/approve", { path, body: { ...body, reason } })
        : await post("/api/v1/runs/{id}/apply", {
            path,
            body: { ...body, ...(reason !== "" && { reason }) },
          });
    navigate(runPath(id));
  };
  return (
    <ReasonDialog
      title={`${verb} ${what}?`}
      explained={explained}
      action={`${verb} ${what}`}
      kind="primary"
      reason={verb === "Approve" || personal ? "required" : "optional"}
      stopped={plan.guards.filter(({ status }) => status === "stopped")}
      onClose={onClose}
      onConfirm={act}
    />
  );
}
