import { count } from "../lib/format.js";

interface ChoiceProps {
  label: string;
  /** The word for none being chosen. */
  any: string;
  value: string | undefined;
  /** Values, each with how many there are, or with a word for it. */
  options: readonly (readonly [value: string, told: number | string])[];
  onChange: (value: string | undefined) => void;
}

/** One of some values, or any. */
export const Choice = ({ label, any, value, options, onChange }: ChoiceProps) => (
  <select
    class="input"
    aria-label={label}
    value={value ?? ""}
    onChange={({ currentTarget }) => onChange(currentTarget.value || undefined)}
  >
    <option value="">{any}</option>
    {value !== undefined && !options.some(([option]) => option === value) && (
      <option value={value}>{value}</option>
    )}
    {options.map(([option, told]) => (
      <option key={option} value={option}>
        {typeof told === "string" ? told : `${option} (${count(told)})`}
      </option>
    ))}
  </select>
);
