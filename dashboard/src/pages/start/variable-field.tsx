import type { TargetedInputEvent } from "preact";
import { valueText } from "../../lib/format.js";
import type { Field } from "./fields.js";

interface VariableFieldProps {
  field: Field;
  value: string | boolean;
  /** What the service found wrong with it. */
  wrong: string | undefined;
  onType: (value: string | boolean) => void;
}

/** One variable of a job, with what it is for and what is wrong with it. */
export function VariableField({ field, value, wrong, onType }: VariableFieldProps) {
  const id = `variable-${field.name}`;
  const { description, required, configured } = field;
  const described = [description !== undefined && `${id}-help`, wrong !== undefined && `${id}-wrong`];
  const common = {
    id,
    "aria-describedby": described.filter((part) => part !== false).join(" ") || undefined,
    "aria-invalid": wrong !== undefined,
  };
  const notes = (
    <>
      {description !== undefined && (
        <p class="help" id={`${id}-help`}>
          {description}
        </p>
      )}
      {wrong !== undefined && (
        <p class="wrong" id={`${id}-wrong`}>
          {wrong}
        </p>
      )}
    </>
  );
  if (field.kind === "check")
    return (
      <div class="field">
        <div class="check">
          <input
            {...common}
            type="checkbox"
            checked={value === true}
            onChange={({ currentTarget }) => onType(currentTarget.checked)}
          />
          <label for={id}>{field.name}</label>
        </div>
        {notes}
      </div>
    );
  return (
    <div class="field">
      <label for={id}>
        {field.name}
        {required && !configured && <span class="muted"> (required)</span>}
      </label>
      <Input field={field} common={common} value={String(value)} onType={onType} />
      {notes}
    </div>
  );
}

interface InputProps {
  field: Field;
  common: { id: string; "aria-describedby": string | undefined; "aria-invalid": boolean };
  value: string;
  onType: (value: string) => void;
}

function Input({ field, common, value, onType }: InputProps) {
  const { kind, choices, required, configured, default: usual, minimum, maximum, step } = field;
  const need = required && !configured;
  const hint = configured ? "as configured" : usual === undefined ? undefined : valueText(usual);
  if (kind === "choice")
    return (
      <select
        {...common}
        class="input"
        required={need}
        value={value}
        onChange={({ currentTarget }) => onType(currentTarget.value)}
      >
        {(value === "" || !need) && <option value="">{hint ?? "—"}</option>}
        {choices.map((choice) => (
          <option key={choice}>{choice}</option>
        ))}
      </select>
    );
  if (kind === "json")
    return (
      <textarea
        {...common}
        class="input mono"
        required={need}
        placeholder={hint ?? "JSON"}
        value={value}
        onInput={({ currentTarget }) => onType(currentTarget.value)}
      />
    );
  const shared = {
    ...common,
    class: "input",
    required: need,
    placeholder: hint,
    value,
    onInput: ({ currentTarget }: TargetedInputEvent<HTMLInputElement>) => onType(currentTarget.value),
  };
  if (kind === "number") return <input {...shared} type="number" min={minimum} max={maximum} step={step} />;
  if (kind === "secret") return <input {...shared} type="password" autoComplete="new-password" />;
  if (kind === "url") return <input {...shared} type="url" autoComplete="off" />;
  return <input {...shared} type="text" autoComplete="off" />;
}
