import { get, type Answer } from "../../lib/api.js";
import { setQuery, usePlace } from "../../lib/router.js";
import { useData } from "../../lib/use-data.js";
import { Empty, Loaded } from "../../ui/feedback.js";
import { PageFrame, Panel, TableScroll, Tabs } from "../../ui/layout.js";
import { Paging } from "../../ui/paging.js";
import { Time } from "../../ui/time.js";

type Entry = Answer<"/api/v1/audit">["entries"][number];

const FILTERS = ["actor", "action"] as const;
/** Days in this browser's time zone, the last one included. */
const DAYS = ["from", "to"] as const;

const startOf = (day: string, later = 0): string => {
  const at = new Date(`${day}T00:00`);
  at.setDate(at.getDate() + later);
  return at.toISOString();
};

/** Who did what, when, from where and why. */
export default function Audit() {
  const { query } = usePlace();
  const after = query.get("after");
  const [from, to] = DAYS.map((name) => query.get(name));
  const days = { ...(from && { since: startOf(from) }), ...(to && { until: startOf(to, 1) }) };
  const given = FILTERS.map((name) => [name, query.get(name)] as const).filter(([, value]) => value);
  const asked = { limit: 50, ...Object.fromEntries(given), ...days, ...(after && { after: Number(after) }) };
  const loaded = useData(
    JSON.stringify(asked),
    (signal) => get("/api/v1/audit", { query: asked, signal }),
    10_000,
  );
  return (
    <PageFrame title="Audit log">
      <Tabs of="system" values={{}} label="System" />
      <Panel title="Who did what" actions={<Filters query={query} />} flush>
        <Loaded loaded={loaded}>
          {({ entries, next }) => (
            <>
              {entries.length === 0 ? <Empty title="No entry is like this" /> : <Entries entries={entries} />}
              <Paging after={after} next={next} />
            </>
          )}
        </Loaded>
      </Panel>
    </PageFrame>
  );
}

const Filters = ({ query }: { query: URLSearchParams }) => (
  <div class="row">
    {FILTERS.map((name) => (
      <label key={name} class="row">
        {name === "actor" ? "Who" : "What"}
        <input
          class="input fitting"
          type="search"
          placeholder={name === "actor" ? "first-admin" : "token.create"}
          value={query.get(name) ?? ""}
          onChange={({ currentTarget: { value } }) => setQuery({ [name]: value, after: undefined })}
        />
      </label>
    ))}
    {DAYS.map((name) => (
      <label key={name} class="row">
        {name === "from" ? "From" : "To"}
        <input
          class="input fitting"
          type="date"
          value={query.get(name) ?? ""}
          onChange={({ currentTarget: { value } }) => setQuery({ [name]: value, after: undefined })}
        />
      </label>
    ))}
  </div>
);

const Entries = ({ entries }: { entries: readonly Entry[] }) => (
  <TableScroll label="Entries">
    <table class="table stacked">
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">Who</th>
          <th scope="col">What</th>
          <th scope="col" class="wide">
            With
          </th>
          <th scope="col">Why</th>
        </tr>
      </thead>
      <tbody>
        {entries.map(({ at, actor, action, target, origin, reason }, index) => (
          <tr key={`${at} ${index}`}>
            <td class="fixed">
              <Time at={at} full />
            </td>
            <td class="wrap">
              {actor}
              <div class="muted small">{origin}</div>
            </td>
            <td class="whole">
              <code>{action}</code>
              <div class="narrow small breaking">{target}</div>
            </td>
            <td class="wrap small wide">{target}</td>
            <td class="wrap whole" dir="auto">
              {reason}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </TableScroll>
);
