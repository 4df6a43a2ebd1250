import { useState } from "preact/hooks";
import type { ApiError } from "./api.js";

export interface Doing {
  busy: boolean;
  /** Why it failed the last time. */
  error: ApiError | undefined;
  /** Does it; a second time only when the first has ended. */
  start: () => void;
}

/** Something that is done when a button is pressed. */
export function useAction(act: () => Promise<unknown>): Doing {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError>();
  const start = (): void => {
    if (busy) return;
    setBusy(true);
    setError(undefined);
    act().then(
      () => setBusy(false),
      (thrown: unknown) => {
        setError(thrown as ApiError);
        setBusy(false);
      },
    );
  };
  return { busy, error, start };
}
