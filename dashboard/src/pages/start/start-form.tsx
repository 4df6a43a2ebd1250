import { useState } from "preact/hooks";
import { post, type ApiError, type Shapes } from "../../lib/api.js";
import { navigate } from "../../lib/router.js";
import { Button } from "../../ui/button.js";
import { Problem } from "../../ui/feedback.js";
import { Icon } from "../../ui/icon.js";
import { Panel } from "../../ui/layout.js";
import { jobPath, runPath } from "../../ui/run-table.js";
import { fieldsOf, typedOf, variablesOf } from "./fields.js";
import { Check, TextField } from "./options.js";
import { scopeOf } from "./scope.js";
import { VariableField } from "./variable-field.js";
import "./start.css";

interface StartFormProps {
  job: Shapes["JobDetail"];
  earlier: Shapes["RunDetail"] | undefined;
}

/** The form of a job. A dry run until told otherwise. */
export function StartForm({ job, earlier }: StartFormProps) {
  const fields = fieldsOf(job);
  const [typed, setTyped] = useState(() => typedOf(fields, earlier?.report?.variables ?? {}));
  const [dryRun, setDryRun] = useState(true);
  const [memory, setMemory] = useState(false);
  const [full, setFull] = useState(false);
  const [scope, setScope] = useState("");
  const [reason, setReason] = useState("");
  const [error, setError] = useState<ApiError>();
  const [busy, setBusy] = useState(false);
  const wrong = error?.fields ?? {};
  const others = error && Object.keys(wrong).every((name) => fields.every((field) => field.name !== name));

  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    setBusy(true);
    setError(undefined);
    const body = {
      dryRun,
      memory,
      variables: variablesOf(fields, typed),
      ...(full && { full }),
      ...(scope.trim() !== "" && { scope: scopeOf(scope) }),
      ...(reason.trim() !== "" && { reason: reason.trim() }),
    };
    try {
      navigate(runPath((await post("/api/v1/jobs/{job}/runs", { path: { job: job.id }, body })).id));
    } catch (thrown) {
      setError(thrown as ApiError);
      setBusy(false);
      requestAnimationFrame(() => form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
    }
  };

  return (
    <form class="start" onSubmit={(event) => void submit(event)}>
      {error && others && <Problem error={error} />}
      <Panel title="Variables">
        <div class="stack">
          {fields.length === 0 && <p class="muted">This job has no variables.</p>}
          {fields.map((field) => (
            <VariableField
              key={field.name}
              field={field}
              value={typed[field.name] ?? ""}
              wrong={wrong[field.name]}
              onType={(value) => setTyped((before) => ({ ...before, [field.name]: value }))}
            />
          ))}
        </div>
      </Panel>
      <Panel title="This run">
        <div class="stack">
          <Check id="dry-run" label="Dry run" checked={dryRun} onCheck={setDryRun}>
            Only show what would change. Nothing is written.
          </Check>
          <Check id="memory" label="Memory profiling" checked={memory} onCheck={setMemory}>
            Measure the memory of each step, for Memory Usage Stats. It costs a little time.
          </Check>
          <Check id="full" label="Full load" checked={full} onCheck={setFull}>
            Load everything, whatever is known from earlier runs.
          </Check>
          <TextField id="scope" label="Scope" value={scope} onType={setScope}>
            Only these: object types such as <code>prefix</code>, or single objects with all below them as{" "}
            <code>location: Berlin</code>, one a line. Everything when empty.
          </TextField>
          <TextField id="reason" label="Reason" value={reason} maxLength={500} onType={setReason}>
            Why, for whoever looks at the run later.
          </TextField>
          <div class="row">
            <Button kind={dryRun ? "primary" : "danger"} submit busy={busy}>
              <Icon name="play" />
              {dryRun ? "Start the dry run" : "Start the sync"}
            </Button>
            <a class="button" href={jobPath(job.id)}>
              Cancel
            </a>
            {!dryRun && (
              <span class="muted">
                {job.target} is made equal to {job.source}: what {job.source} does not have is deleted.
              </span>
            )}
          </div>
        </div>
      </Panel>
    </form>
  );
}
