import type { ComponentChildren } from "preact";

interface CheckProps {
  id: string;
  label: string;
  checked: boolean;
  onCheck: (checked: boolean) => void;
  children: ComponentChildren;
}

/** A box with what it does. */
export const Check = ({ id, label, checked, onCheck, children }: CheckProps) => (
  <div class="check">
    <input
      id={id}
      type="checkbox"
      checked={checked}
      aria-describedby={`${id}-help`}
      onChange={({ currentTarget }) => onCheck(currentTarget.checked)}
    />
    <div class="field">
      <label for={id}>{label}</label>
      <p class="help" id={`${id}-help`}>
        {children}
      </p>
    </div>
  </div>
);

interface TextFieldProps {
  id: string;
  label: string;
  value: string;
  maxLength?: number;
  onType: (value: string) => void;
  children: ComponentChildren;
}

/** A text of some lines that may be left empty, with what it is for. */
export const TextField = ({ id, label, value, maxLength, onType, children }: TextFieldProps) => (
  <div class="field">
    <label for={id}>{label}</label>
    <textarea
      id={id}
      class="input"
      maxLength={maxLength}
      value={value}
      aria-describedby={`${id}-help`}
      onInput={({ currentTarget }) => onType(currentTarget.value)}
    />
    <p class="help" id={`${id}-help`}>
      {children}
    </p>
  </div>
);
