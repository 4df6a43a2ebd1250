import { get, type Answer } from "../../lib/api.js";
import { bytes, count } from "../../lib/format.js";
import { useData } from "../../lib/use-data.js";
import { Badge, StateBadge } from "../../ui/badges.js";
import { Loaded } from "../../ui/feedback.js";
import { PageFrame, Panel, Tabs } from "../../ui/layout.js";
import { Time } from "../../ui/time.js";

type System = Answer<"/api/v1/system">;
type Part = System["parts"][string];

const NAMES: Record<string, string> = { store: "Store", queue: "Queue", nautobot: "Nautobot" };

/** Whether all that the service needs works now, and which versions there are. */
export default function SystemPage() {
  const system = useData("system", (signal) => get("/api/v1/system", { signal }), 10_000);
  return (
    <PageFrame title="System">
      <Tabs of="system" values={{}} label="System" />
      <Loaded loaded={system}>
        {(data) => (
          <div class="columns">
            <Panel title="Parts" flush>
              <ul class="lines">
                {Object.entries(data.parts).map(([name, part]) => (
                  <PartLine key={name} name={NAMES[name] ?? name} part={part} />
                ))}
              </ul>
            </Panel>
            <div class="stack">
              <Queue queue={data.queue} />
              <Versions system={data} />
            </div>
          </div>
        )}
      </Loaded>
    </PageFrame>
  );
}

const PartLine = ({
  name,
  part: { ready, place, detail, code, message, fix },
}: {
  name: string;
  part: Part;
}) => (
  <li>
    <div class="between">
      <strong>{name}</strong>
      <Badge sign={ready ? ["works", "good", "check"] : ["does not work", "bad", "cross"]} />
    </div>
    <div class="muted">{[place, detail].filter(Boolean).join(" · ")}</div>
    {!ready && (
      <div>
        <p>
          {message} <code class="muted">{code}</code>
        </p>
        {fix !== undefined && <p class="muted">{fix}</p>}
      </div>
    )}
  </li>
);

const Queue = ({ queue }: { queue: System["queue"] }) => (
  <Panel title="Runs that have not ended" flush={queue !== undefined && queue.length > 0}>
    {queue === undefined && <p class="muted">Not known while the store does not answer.</p>}
    {queue?.length === 0 && <p class="muted">None: nothing goes on, and nothing waits.</p>}
    {queue !== undefined && queue.length > 0 && (
      <ul class="lines">
        {queue.map(({ state, count: runs }) => (
          <li key={state}>
            <div class="between">
              <StateBadge state={state} />
              <span class="number">{count(runs)}</span>
            </div>
          </li>
        ))}
      </ul>
    )}
  </Panel>
);

const Versions = ({ system: { version, node, startedAt, memoryBytes } }: { system: System }) => (
  <Panel title="Service" flush>
    <dl class="facts">
      <dt>nautobot-bridge</dt>
      <dd>{version}</dd>
      <dt>Node.js</dt>
      <dd>{node.replace(/^v/, "")}</dd>
      <dt>Started</dt>
      <dd>
        <Time at={startedAt} />
      </dd>
      <dt>Memory</dt>
      <dd>{bytes(memoryBytes)}</dd>
    </dl>
  </Panel>
);
