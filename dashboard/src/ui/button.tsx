import type { ComponentChildren } from "preact";

interface ButtonProps {
  kind?: "primary" | "danger" | "plain";
  submit?: boolean;
  /** What it does goes on; it cannot be pressed again meanwhile. */
  busy?: boolean;
  label?: string;
  onPress?: () => void;
  children: ComponentChildren;
}

export const Button = ({
  kind = "plain",
  submit = false,
  busy = false,
  label,
  onPress,
  children,
}: ButtonProps) => (
  <button
    class={`button ${kind}`}
    type={submit ? "submit" : "button"}
    disabled={busy}
    aria-label={label}
    onClick={onPress}
  >
    {children}
  </button>
);
