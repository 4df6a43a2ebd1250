import { get, type Options } from "../../lib/api.js";
import { setQuery, usePlace } from "../../lib/router.js";
import { useData } from "../../lib/use-data.js";
import { Empty, Loaded } from "../../ui/feedback.js";
import { PageFrame, Panel } from "../../ui/layout.js";
import { Paging } from "../../ui/paging.js";
import { Deliveries, VERDICTS, type Verdict } from "./deliveries.js";

type Query = NonNullable<Options<"/api/v1/webhooks/deliveries">["query"]>;

/** The webhooks that came in lately, and what became of each. */
export default function Webhooks() {
  const { query } = usePlace();
  const verdict = VERDICTS.find((each) => each === query.get("verdict"));
  const after = query.get("after");
  const asked: Query = { limit: 50, ...(verdict && { verdict }), ...(after && { after: Number(after) }) };
  const loaded = useData(
    JSON.stringify(asked),
    (signal) => get("/api/v1/webhooks/deliveries", { query: asked, signal }),
    5000,
  );
  return (
    <PageFrame title="Webhooks" subtitle="What other systems told, and what came of it.">
      <Panel title="Last deliveries" actions={<Filter verdict={verdict} />} flush>
        <Loaded loaded={loaded}>
          {({ deliveries, next }) => (
            <>
              {deliveries.length > 0 && <Deliveries deliveries={deliveries} />}
              {deliveries.length === 0 && <Nothing filtered={verdict !== undefined} />}
              <Paging after={after} next={next} />
            </>
          )}
        </Loaded>
      </Panel>
    </PageFrame>
  );
}

const Filter = ({ verdict }: { verdict: Verdict | undefined }) => (
  <label class="row">
    Show
    <select
      class="input fitting"
      value={verdict ?? ""}
      onChange={({ currentTarget: { value } }) => setQuery({ verdict: value, after: undefined })}
    >
      <option value="">all</option>
      {VERDICTS.map((each) => (
        <option key={each} value={each}>
          {each}
        </option>
      ))}
    </select>
  </label>
);

const Nothing = ({ filtered }: { filtered: boolean }) =>
  filtered ? (
    <Empty title="No such delivery is kept">
      <p>
        <a href="/webhooks">Show all</a>
      </p>
    </Empty>
  ) : (
    <Empty title="No webhook has come in yet">
      <p>
        Write rules under <code>webhooks</code> in the configuration, then let Nautobot know of this service:
      </p>
      <pre class="sample">nautobot-bridge webhooks install</pre>
    </Empty>
  );
