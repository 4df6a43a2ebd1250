import { useState } from "preact/hooks";
import { post } from "../../lib/api.js";
import { navigate } from "../../lib/router.js";
import { useAction } from "../../lib/use-action.js";
import { Button } from "../../ui/button.js";
import { Dialog } from "../../ui/dialog.js";
import { Problem } from "../../ui/feedback.js";
import { Icon } from "../../ui/icon.js";
import { runPath } from "../../ui/run-table.js";

interface RunNowProps {
  name: string;
  job: string;
  dryRun: boolean;
}

/** Runs a schedule's job at once, when it is confirmed, and goes to the run. */
export function RunNow({ name, job, dryRun }: RunNowProps) {
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const run = useAction(async () => {
    const body = reason === "" ? {} : { reason };
    const { id } = await post("/api/v1/schedules/{name}/run", { path: { name }, body });
    navigate(runPath(id));
  });
  const submit = (event: Event): void => {
    event.preventDefault();
    run.start();
  };
  return (
    <>
      <Button onPress={() => setOpen(true)} label={`Run now: ${name}`}>
        <Icon name="arrow" />
        Run now
      </Button>
      {open && (
        <Dialog title={`Run ${name} now`} onClose={() => setOpen(false)}>
          <p class="wrap">
            {job} runs at once, as the schedule would run it:{" "}
            {dryRun ? "a dry run, which changes nothing." : "it makes the changes that it finds."}
          </p>
          {run.error && <Problem error={run.error} />}
          <form class="stack" onSubmit={submit}>
            <div class="field">
              <label for="reason">Reason, for the audit log</label>
              <input
                id="reason"
                class="input"
                maxLength={500}
                value={reason}
                onInput={({ currentTarget }) => setReason(currentTarget.value)}
              />
            </div>
            <div class="row">
              <Button kind="primary" submit busy={run.busy}>
                <Icon name="play" />
                {dryRun ? "Start the dry run" : "Start the sync"}
              </Button>
              <Button onPress={() => setOpen(false)}>Leave it</Button>
            </div>
          </form>
        </Dialog>
      )}
    </>
  );
}
