import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { ApiError, Options, Shapes } from "../lib/api.js";
import { Button } from "./button.js";
import { Dialog } from "./dialog.js";
import { Problem } from "./feedback.js";

type Verdict = Shapes["GuardVerdict"];
/** A guard rule that can be let through. */
export type Allowable = NonNullable<
  NonNullable<Options<"/api/v1/runs/{id}/apply", "post">["body"]>["allow"]
>[number];

interface ReasonDialogProps {
  title: string;
  explained: ComponentChildren;
  /** The word on the button. */
  action: string;
  kind: "primary" | "danger" | "plain";
  reason: "none" | "optional" | "required";
  /** Guards that would stop it; each is let through only when its box is ticked. */
  stopped?: readonly Verdict[];
  onClose: () => void;
  /** Does it; what it rejects with is shown, and the dialog stays. */
  onConfirm: (reason: string, allow: Allowable[]) => Promise<void>;
}

/** Asks once more, and why, before something is done. */
export function ReasonDialog({
  title,
  explained,
  action,
  kind,
  reason: asked,
  stopped = [],
  onClose,
  onConfirm,
}: ReasonDialogProps) {
  const [reason, setReason] = useState("");
  const [error, setError] = useState<ApiError>();
  const [allow, setAllow] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const confirm = async (event: Event): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    try {
      await onConfirm(reason.trim(), allow as Allowable[]);
    } catch (thrown) {
      setError(thrown as ApiError);
      setBusy(false);
    }
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <p>{explained}</p>
      {error && <Problem error={error} />}
      <form class="stack" onSubmit={(event) => void confirm(event)}>
        {asked !== "none" && (
          <div class="field">
            <label for="reason">{asked === "required" ? "Reason" : "Reason (optional)"}</label>
            <textarea
              id="reason"
              class="input"
              maxLength={500}
              required={asked === "required"}
              autofocus
              value={reason}
              aria-describedby="reason-help"
              onInput={({ currentTarget }) => setReason(currentTarget.value)}
            />
            <p class="help" id="reason-help">
              Is kept with what was done, for those who look later.
            </p>
          </div>
        )}
        {stopped.map(({ rule, message }) => (
          <label class="check" key={rule}>
            <input
              type="checkbox"
              checked={allow.includes(rule)}
              onChange={({ currentTarget: { checked } }) =>
                setAllow(checked ? [...allow, rule] : allow.filter((each) => each !== rule))
              }
            />
            <span>
              Let the guard <strong>{rule}</strong> through this once: {message}
            </span>
          </label>
        ))}
        <div class="row">
          <Button kind={kind} submit busy={busy}>
            {action}
          </Button>
          <Button onPress={onClose}>Back</Button>
        </div>
      </form>
    </Dialog>
  );
}
