import { useState } from "preact/hooks";
import { post } from "../../lib/api.js";
import { navigate } from "../../lib/router.js";
import { Button } from "../../ui/button.js";
import { Icon } from "../../ui/icon.js";
import { ReasonDialog } from "../../ui/reason-dialog.js";
import { runPath } from "../../ui/run-table.js";

interface RunNowProps {
  name: string;
  job: string;
  dryRun: boolean;
}

/** Runs a schedule's job at once, when it is confirmed, and goes to the run. */
export function RunNow({ name, job, dryRun }: RunNowProps) {
  const [open, setOpen] = useState(false);
  const run = async (reason: string): Promise<void> => {
    const body = reason === "" ? {} : { reason };
    const { id } = await post("/api/v1/schedules/{name}/run", { path: { name }, body });
    navigate(runPath(id));
  };
  return (
    <>
      <Button onPress={() => setOpen(true)} label={`Run now: ${name}`}>
        <Icon name="arrow" />
        Run now
      </Button>
      {open && (
        <ReasonDialog
          title={`Run ${name} now`}
          explained={
            <>
              <bdi class="wrap">{job}</bdi> runs at once, as the schedule would run it:{" "}
              {dryRun ? "a dry run, which changes nothing." : "it makes the changes that it finds."}
            </>
          }
          action={dryRun ? "Start the dry run" : "Start the sync"}
          kind="primary"
          reason="optional"
          onClose={() => setOpen(false)}
          onConfirm={run}
        />
      )}
    </>
  );
}
