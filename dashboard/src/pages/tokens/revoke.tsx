import { useState } from "preact/hooks";
import { remove } from "../../lib/api.js";
import { Button } from "../../ui/button.js";
import { ReasonDialog } from "../../ui/reason-dialog.js";

interface RevokeProps {
  id: string;
  name: string;
  onRevoked: () => void;
}

/** Revokes a token, when it is confirmed: there is no way back. */
export function Revoke({ id, name, onRevoked }: RevokeProps) {
  const [open, setOpen] = useState(false);
  const revoke = async (): Promise<void> => {
    await remove("/api/v1/tokens/{id}", { path: { id } });
    setOpen(false);
    onRevoked();
  };
  return (
    <>
      <Button kind="danger" onPress={() => setOpen(true)} label={`Revoke ${name}`}>
        Revoke
      </Button>
      {open && (
        <ReasonDialog
          title={`Revoke ${name}?`}
          explained="Whoever uses this token is refused from now on. It cannot be undone."
          action="Revoke it"
          kind="danger"
          reason="none"
          onClose={() => setOpen(false)}
          onConfirm={revoke}
        />
      )}
    </>
  );
}
