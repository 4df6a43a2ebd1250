import type { ComponentChildren } from "preact";
import { navigate, setQuery } from "../lib/router.js";
import { Choice } from "./choice.js";
import { Empty } from "./feedback.js";
import { SearchField } from "./search-field.js";

interface FilterBarProps {
  /** What is looked through. */
  label: string;
  /** A text to look for, by `search` in the address. */
  search?: { label: string; value: string | undefined } | undefined;
  /** Fields of which one value is shown or any, by `name` in the address. */
  choices: readonly {
    name: string;
    label: string;
    any: string;
    value: string | undefined;
    options: readonly (readonly [value: string, told: number | string])[];
  }[];
  children?: ComponentChildren;
}

/** What of a list is shown, as the address says it. */
export const FilterBar = ({ label, search, choices, children }: FilterBarProps) => (
  <div class="bar-part" role="search" aria-label={label}>
    {search && (
      <SearchField
        label={search.label}
        value={search.value ?? ""}
        onChange={(text) => setQuery({ search: text })}
      />
    )}
    {choices.map(({ name, ...choice }) => (
      <Choice key={name} {...choice} onChange={(value) => setQuery({ [name]: value })} />
    ))}
    {children}
  </div>
);

interface NothingFitsProps {
  title: string;
  /** What the list has. */
  things: string;
  /** Shows all; by default by leaving out all that the address asks for. */
  onAll?: () => void;
}

const askForNothing = (): void => navigate(location.pathname, { replace: true });

/** Instead of a list of which nothing fits. */
export const NothingFits = ({ title, things, onAll = askForNothing }: NothingFitsProps) => (
  <Empty title={title}>
    <p>
      <button class="button" type="button" onClick={onAll}>
        Show all {things}
      </button>
    </p>
  </Empty>
);
