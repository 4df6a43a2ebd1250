import type { Shapes } from "../../lib/api.js";
import { count } from "../../lib/format.js";
import { Badge, type Sign } from "../../ui/badges.js";
import { TableScroll } from "../../ui/layout.js";
import { runPath } from "../../ui/run-table.js";
import { Time } from "../../ui/time.js";

type Delivery = Shapes["Delivery"];
export type Verdict = Delivery["verdict"];

export const VERDICTS: readonly Verdict[] = ["accepted", "ignored", "duplicate", "refused"];
const SIGNS: Record<Verdict, Sign> = {
  accepted: ["accepted", "good", "check"],
  ignored: ["ignored", "quiet", "minus"],
  duplicate: ["duplicate", "quiet", "again"],
  refused: ["refused", "bad", "cross"],
};

/** Webhooks as rows. */
export const Deliveries = ({ deliveries }: { deliveries: readonly Delivery[] }) => (
  <TableScroll label="Deliveries">
    <table class="table stacked">
      <thead>
        <tr>
          <th scope="col">Came in</th>
          <th scope="col" class="wide">
            From
          </th>
          <th scope="col">Verdict</th>
          <th scope="col">What happened there</th>
          <th scope="col">What came of it</th>
        </tr>
      </thead>
      <tbody>
        {deliveries.map((delivery, index) => (
          <Row key={`${delivery.at} ${index}`} delivery={delivery} />
        ))}
      </tbody>
    </table>
  </TableScroll>
);

const Row = ({ delivery }: { delivery: Delivery }) => (
  <tr>
    <td class="fixed">
      <Time at={delivery.at} />
      {delivery.times > 1 && <div class="muted small">{count(delivery.times)} times</div>}
    </td>
    <td class="wrap wide">{delivery.source}</td>
    <td>
      <Badge sign={SIGNS[delivery.verdict]} />
    </td>
    <td class="wrap whole" dir="auto">
      {delivery.object}
      <div class="muted small">
        {[delivery.model, delivery.event, delivery.user && `by ${delivery.user}`].filter(Boolean).join(" ")}
      </div>
    </td>
    <td class="wrap whole">
      {delivery.reason}
      {delivery.rules.length > 0 && <div>Rule {delivery.rules.join(", ")}</div>}
      {delivery.runs.map((id) => (
        <div key={id}>
          <a href={runPath(id)}>Run {id.slice(0, 8)}</a>
        </div>
      ))}
    </td>
  </tr>
);
