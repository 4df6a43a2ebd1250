import { addressOf } from "../../lib/api.js";
import { setQuery } from "../../lib/router.js";
import { Choice } from "../../ui/choice.js";
import { Icon } from "../../ui/icon.js";
import { SearchField } from "../../ui/search-field.js";
import { choices, type Counts, type Filter } from "./filter.js";

interface ToolbarProps {
  counts: Counts;
  filter: Filter;
}

/** What is shown of the changes. It stands in the address. */
export const Toolbar = ({ counts, filter }: ToolbarProps) => (
  <div class="bar" role="search" aria-label="Changes">
    <SearchField
      label="Search in ids, values and messages"
      value={filter.search ?? ""}
      onChange={(search) => setQuery({ search })}
    />
    <Choice
      label="Type"
      any="All types"
      value={filter.type}
      options={choices(counts, "type", filter)}
      onChange={(type) => setQuery({ type })}
    />
    <Choice
      label="Action"
      any="All actions"
      value={filter.action}
      options={choices(counts, "action", filter)}
      onChange={(action) => setQuery({ action })}
    />
    <Choice
      label="Outcome"
      any="All outcomes"
      value={filter.outcome}
      options={choices(counts, "outcome", filter)}
      onChange={(outcome) => setQuery({ outcome })}
    />
  </div>
);

const FORMATS = [
  ["csv", "CSV"],
  ["ndjson", "JSON"],
  ["markdown", "Markdown"],
] as const;

/** What is shown, as a file. */
export const Export = ({ id, filter }: { id: string; filter: Filter }) => (
  <div class="row" role="group" aria-label="Export what is shown">
    {FORMATS.map(([format, name]) => (
      <a
        key={format}
        class="small"
        href={addressOf("/api/v1/runs/{id}/changes/export", { path: { id }, query: { ...filter, format } })}
        download
      >
        <Icon name="file" /> {name}
      </a>
    ))}
  </div>
);
