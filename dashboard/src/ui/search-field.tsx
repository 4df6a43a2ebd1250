import { useEffect, useRef, useState } from "preact/hooks";

const PATIENCE_MS = 250;

interface SearchFieldProps {
  label: string;
  value: string;
  /** Is told when the typing pauses. */
  onChange: (value: string) => void;
}

/** A text to search for. */
export function SearchField({ label, value, onChange }: SearchFieldProps) {
  const [text, setText] = useState(value);
  const told = useRef(value);
  useEffect(() => {
    if (value !== told.current) setText(value);
    told.current = value;
  }, [value]);
  useEffect(() => {
    if (text === told.current) return;
    const timer = setTimeout(() => {
      told.current = text;
      onChange(text);
    }, PATIENCE_MS);
    return () => clearTimeout(timer);
  });
  return (
    <input
      class="input"
      type="search"
      aria-label={label}
      placeholder={label}
      maxLength={200}
      value={text}
      dir="auto"
      onInput={({ currentTarget }) => setText(currentTarget.value)}
    />
  );
}
