import { useState } from "preact/hooks";
import { remove } from "../../lib/api.js";
import { useAction } from "../../lib/use-action.js";
import { Button } from "../../ui/button.js";
import { Dialog } from "../../ui/dialog.js";
import { Problem } from "../../ui/feedback.js";

interface RevokeProps {
  id: string;
  name: string;
  onRevoked: () => void;
}

/** Revokes a token, when it is confirmed: there is no way back. */
export function Revoke({ id, name, onRevoked }: RevokeProps) {
  const [open, setOpen] = useState(false);
  const revoke = useAction(async () => {
    await remove("/api/v1/tokens/{id}", { path: { id } });
    setOpen(false);
    onRevoked();
  });
  return (
    <>
      <Button kind="danger" onPress={() => setOpen(true)} label={`Revoke ${name}`}>
        Revoke
      </Button>
      {open && (
        <Dialog title={`Revoke ${name}?`} onClose={() => setOpen(false)}>
          <p>Whoever uses this token is refused from now on. It cannot be undone.</p>
          {revoke.error && <Problem error={revoke.error} />}
          <div class="row">
            <Button kind="danger" busy={revoke.busy} onPress={revoke.start}>
              Revoke it
            </Button>
            <Button onPress={() => setOpen(false)}>Leave it</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
