import { valueText } from "../../lib/format.js";
import type { Change } from "../../lib/read-changes.js";
import { ActionBadge, OutcomeBadge } from "../../ui/badges.js";
import { attributesOf } from "../../ui/change-gist.js";
import { Detail } from "../../ui/detail-split.js";
import { Empty } from "../../ui/feedback.js";
import { ObjectLinks } from "../../ui/object-links.js";

interface ChangeDetailProps {
  change: Change;
  onClose: () => void;
  onStep: (by: 1 | -1) => void;
}

/** One change: what each attribute was, and what it becomes. */
export const ChangeDetail = ({ change, onClose, onStep }: ChangeDetailProps) => (
  <Detail
    title={
      <>
        <span class="muted">{change.type}</span> <bdi>{change.uid}</bdi>
      </>
    }
    onClose={onClose}
    onStep={onStep}
  >
    <div class="row">
      <ActionBadge action={change.action} />
      <OutcomeBadge outcome={change.status} />
      <ObjectLinks change={change} />
    </div>
    {change.message !== "" && (
      <p class="problem" dir="auto">
        {change.message}
      </p>
    )}
    <Attributes change={change} />
  </Detail>
);

function Attributes({ change }: { change: Change }) {
  const names = attributesOf(change);
  if (names.length === 0) return <Empty title="No attributes are part of this change" />;
  const { before = {}, after = {} } = change;
  return (
    <table class="table attributes">
      <thead>
        <tr>
          <th scope="col">Attribute</th>
          {change.action !== "create" && <th scope="col">Before</th>}
          {change.action !== "delete" && <th scope="col">After</th>}
        </tr>
      </thead>
      <tbody>
        {names.map((name) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {change.action !== "create" && <Value values={before} name={name} tone="old" />}
            {change.action !== "delete" && <Value values={after} name={name} tone="new" />}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Value({
  values,
  name,
  tone,
}: {
  values: Record<string, unknown>;
  name: string;
  tone: "old" | "new";
}) {
  if (!(name in values)) return <td class="muted">–</td>;
  const value = values[name];
  const text =
    typeof value === "object" && value !== null ? JSON.stringify(value, null, 1) : valueText(value);
  return (
    <td class={tone}>{text === "" ? <span class="muted">empty</span> : <span dir="auto">{text}</span>}</td>
  );
}
