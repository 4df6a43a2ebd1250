import { addressOf } from "../../lib/api.js";
import type { Filter } from "../../lib/read-changes.js";
import { setQuery } from "../../lib/router.js";
import { FilterBar } from "../../ui/filter-bar.js";
import { Icon } from "../../ui/icon.js";
import { choices, type Counts } from "./filter.js";

export type View = "table" | "tree";
const VIEWS = [
  ["table", "Table"],
  ["tree", "Tree"],
] as const;

interface ToolbarProps {
  counts: Counts;
  filter: Filter;
  view: View;
}

/** What is shown of the changes, and how. It stands in the address. */
export const Toolbar = ({ counts, filter, view }: ToolbarProps) => (
  <div class="bar">
    <div class="row" role="group" aria-label="Show as">
      {VIEWS.map(([each, word]) => (
        <button
          key={each}
          type="button"
          class="button"
          aria-pressed={each === view}
          onClick={() => setQuery({ view: each === "tree" ? each : undefined })}
        >
          {word}
        </button>
      ))}
    </div>
    <Filters counts={counts} filter={filter} view={view} />
  </div>
);

const FIELDS = [
  ["type", "Type", "All types"],
  ["action", "Action", "All actions"],
  ["outcome", "Outcome", "All outcomes"],
] as const;

const Filters = ({ counts, filter, view }: ToolbarProps) => (
  <FilterBar
    label="Changes"
    search={
      view === "table" ? { label: "Search in ids, values and messages", value: filter.search } : undefined
    }
    choices={FIELDS.map(([name, label, any]) => ({
      ...{ name, label, any },
      value: filter[name],
      options: choices(counts, name, filter),
    }))}
  >
    {filter.uid !== undefined && (
      <button type="button" class="button" onClick={() => setQuery({ uid: undefined })}>
        Only <bdi class="wrap">{filter.uid}</bdi> <Icon name="cross" />
        <span class="sr-only">Show others, too</span>
      </button>
    )}
  </FilterBar>
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
