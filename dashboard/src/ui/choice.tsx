import { count } from "../lib/format.js";

interface ChoiceProps {
  label: string;
  /** The word for none being chosen. */
  any: string;
  value: string | undefined;
  /** Values, each with how many there are. */
  options: readonly (readonly [value: string, count: number | undefined])[];
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
    {options.map(([option, number]) => (
      <option key={option} value={option}>
        {number === undefined ? option : `${option} (${count(number)})`}
      </option>
    ))}
  </select>
);
