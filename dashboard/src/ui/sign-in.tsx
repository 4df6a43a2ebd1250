import { useState } from "preact/hooks";
import { post, type ApiError } from "../lib/api.js";
import type { Me } from "../lib/session.js";
import { Button } from "./button.js";
import { Dialog } from "./dialog.js";
import { Problem } from "./feedback.js";

interface SignInProps {
  onSignedIn: (me: Me) => void;
}

/** The page for whoever is not signed in. */
export const SignIn = ({ onSignedIn }: SignInProps) => (
  <main class="sign-in">
    <img src="/favicon.svg" alt="" />
    <h1>Nautobot Bridge</h1>
    <TokenForm onSignedIn={onSignedIn} />
  </main>
);

/** Over the page when the session has ended, so that nothing is lost which was typed into it. */
export const SignInAgain = ({ onSignedIn }: SignInProps) => (
  <Dialog title="Your session has ended">
    <p>Sign in again to go on where you are.</p>
    <div class="sign-in-again">
      <TokenForm onSignedIn={onSignedIn} />
    </div>
  </Dialog>
);

function TokenForm({ onSignedIn }: SignInProps) {
  const [token, setToken] = useState("");
  const [error, setError] = useState<ApiError>();
  const [busy, setBusy] = useState(false);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      const { caller } = await post("/api/v1/session", { body: { token } });
      if (caller) onSignedIn(caller);
    } catch (thrown) {
      setError(thrown as ApiError);
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      {error && <Problem error={error} />}
      <div class="field">
        <label for="token">Token</label>
        <input
          id="token"
          class="input"
          type="password"
          autoComplete="current-password"
          required
          autofocus
          value={token}
          aria-describedby="token-help"
          onInput={({ currentTarget }) => setToken(currentTarget.value)}
        />
        <p class="help" id="token-help">
          The service printed one at its first start; <code>nautobot-bridge token create</code> makes others.
        </p>
      </div>
      <Button kind="primary" submit busy={busy}>
        Sign in
      </Button>
    </form>
  );
}
