import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { ApiError } from "./api.js";

export interface Loaded<T> {
  /** The last that was read; it stays while a later reading fails. */
  data: T | undefined;
  /** Why the last reading failed. */
  error: ApiError | undefined;
  /** Reads again now. */
  reload: () => void;
}

/**
 * Reads something when the page opens, when `key` changes, and every `everyMs` while the page is looked at. What a
 * former key answers late is dropped.
 */
export function useData<T>(
  key: string,
  read: (signal: AbortSignal) => Promise<T>,
  everyMs?: number,
): Loaded<T> {
  const [state, setState] = useState<{ key: string; data?: T; error?: ApiError }>({ key });
  const latest = useRef(read);
  latest.current = read;
  const [asked, setAsked] = useState(0);
  const reload = useCallback(() => setAsked((count) => count + 1), []);

  useEffect(() => {
    const abort = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = (): void => {
      if (everyMs !== undefined && !abort.signal.aborted) timer = setTimeout(() => void once(), everyMs);
    };
    const once = async (): Promise<void> => {
      if (document.hidden) {
        again();
        return;
      }
      try {
        const data = await latest.current(abort.signal);
        if (!abort.signal.aborted) setState({ key, data });
      } catch (thrown) {
        if (!abort.signal.aborted)
          setState((before) => ({ ...(before.key === key ? before : { key }), error: thrown as ApiError }));
      }
      again();
    };
    const seen = (): void => {
      if (document.hidden || everyMs === undefined) return;
      clearTimeout(timer);
      void once();
    };
    void once();
    document.addEventListener("visibilitychange", seen);
    return () => {
      abort.abort();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", seen);
    };
  }, [key, everyMs, asked]);

  const current = state.key === key ? state : undefined;
  return { data: current?.data, error: current?.error, reload };
}
