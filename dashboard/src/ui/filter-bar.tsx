import type { ComponentChildren } from "preact";
import { navigate, setQuery } from "../lib/router.js";
import { Choice } from "./choice.js";
import { Empty } from "./feedback.js";
import { SearchField } from "./search-field.js";

interface FilterBarProps {
  /** What is looked through. */
  label: string;
  /** A text to look for, by `search` in the address. */
  search: { label: string; value: string | undefined };
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
    <SearchField
      label={search.label}
      value={search.value ?? ""}
      onChange={(text) => setQuery({ search: text })}
    />
    {choices.map(({ name, ...choice }) => (
      <Choice key={name} {...choice} onChange={(value) => setQuery({ [name]: value })} />
    ))}
    {children}
  </div>
);

/** Instead of a list of which nothing fits. `things` names what it has. */
export const NothingFits = ({ title, things }: { title: string; things: string }) => (
  <Empty title={title}>
    <p>
      <button class="button" type="button" onClick={() => navigate(location.pathname, { replace: true })}>
        Show all {things}
      </button>
    </p>
  </Empty>
);
