import { useState } from "preact/hooks";
import { post } from "../../lib/api.js";
import type { Role } from "../../lib/session.js";
import { useAction } from "../../lib/use-action.js";
import { Button } from "../../ui/button.js";
import { Dialog } from "../../ui/dialog.js";
import { Problem } from "../../ui/feedback.js";
import { Icon } from "../../ui/icon.js";

const ROLES: Record<Role, string> = {
  viewer: "viewer: looks at everything but this",
  operator: "operator: also runs, approves, pauses",
  admin: "admin: also tokens and the audit log",
};

/** Makes a token in a dialog, which shows it once. */
export function NewToken({ onMade }: { onMade: () => void }) {
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  return (
    <>
      <Button onPress={() => setOpen(true)}>
        <Icon name="plus" />
        New token
      </Button>
      {open && (
        <Dialog title="New token" onClose={close}>
          <Form onMade={onMade} onClose={close} />
        </Dialog>
      )}
    </>
  );
}

function Form({ onMade, onClose }: { onMade: () => void; onClose: () => void }) {
  const [name, setName] = useState("");
  const [role, setRole] = useState<Role>("viewer");
  const [made, setMade] = useState<string>();
  const make = useAction(async () => {
    setMade((await post("/api/v1/tokens", { body: { name, role } })).token);
    onMade();
  });
  if (made !== undefined) return <Made token={made} onClose={onClose} />;
  const submit = (event: Event): void => {
    event.preventDefault();
    make.start();
  };
  return (
    <form class="stack" onSubmit={submit}>
      {make.error && <Problem error={make.error} />}
      <div class="field">
        <label for="name">Name of the person or program</label>
        <input
          id="name"
          class="input"
          required
          autofocus
          pattern="[\w.@\-]{1,60}"
          aria-describedby="name-help"
          value={name}
          onInput={({ currentTarget }) => setName(currentTarget.value)}
        />
        <p class="help" id="name-help">
          Letters, digits and . _ @ - (60 at most). The audit log tells by it who did what.
        </p>
      </div>
      <div class="field">
        <label for="role">Role</label>
        <select
          id="role"
          class="input"
          value={role}
          onChange={({ currentTarget }) => setRole(currentTarget.value as Role)}
        >
          {Object.entries(ROLES).map(([each, words]) => (
            <option key={each} value={each}>
              {words}
            </option>
          ))}
        </select>
      </div>
      <div class="row">
        <Button kind="primary" submit busy={make.busy}>
          Make it
        </Button>
        <Button onPress={onClose}>Cancel</Button>
      </div>
    </form>
  );
}

const Made = ({ token, onClose }: { token: string; onClose: () => void }) => (
  <div class="stack" role="status">
    <p>This is the token. It is shown now and never again: copy it.</p>
    <pre class="sample">{token}</pre>
    <div class="row">
      <Button kind="primary" onPress={onClose}>
        I have it
      </Button>
    </div>
  </div>
);
