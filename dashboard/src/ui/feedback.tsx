import type { ComponentChildren } from "preact";
import type { ApiError } from "../lib/api.js";
import { Icon } from "./icon.js";

interface ProblemProps {
  error: Pick<ApiError, "message" | "fix"> & { where?: string };
  /** Where more is told. */
  children?: ComponentChildren;
}

/** What went wrong, where, and what to do about it. */
export const Problem = ({ error: { message, fix, where }, children }: ProblemProps) => (
  <div class="problem" role="alert">
    <Icon name="cross" />
    <div>
      <p>
        <strong>{message}</strong>
      </p>
      {fix !== "" && <p>{fix}</p>}
      {where !== undefined && (
        <p>
          <code>{where}</code>
        </p>
      )}
      {children !== undefined && <p>{children}</p>}
    </div>
  </div>
);

/** Something to know that is not an error. */
export const Notice = ({ children }: { children: ComponentChildren }) => (
  <div class="problem notice" role="status">
    <Icon name="hand" />
    <div>{children}</div>
  </div>
);

/** There is nothing, and what to do next. */
export const Empty = ({ title, children }: { title: string; children?: ComponentChildren }) => (
  <div class="empty">
    <strong>{title}</strong>
    {children}
  </div>
);

interface LoadedProps<T> {
  loaded: { data: T | undefined; error: ApiError | undefined };
  children: (data: T) => ComponentChildren;
}

/** Shows what was read, why it cannot be, or that it is on its way. What is there stays while a later reading fails. */
export function Loaded<T>({ loaded: { data, error }, children }: LoadedProps<T>) {
  return (
    <>
      {error && <Problem error={error} />}
      {data !== undefined && children(data)}
      {data === undefined && !error && (
        <p class="loading" role="status">
          Loading…
        </p>
      )}
    </>
  );
}
