import type { Shapes } from "../lib/api.js";
import { valueText } from "../lib/format.js";

type Change = Shapes["Change"];

/** The names of all attributes that a change is about. */
export const attributesOf = ({ before = {}, after = {} }: Pick<Change, "before" | "after">): string[] => [
  ...new Set([...Object.keys(before), ...Object.keys(after)]),
];

/** As many attributes as a line shows need not be all there are. */
const SHOWN = 6;

/** What becomes of the object, in one line. */
export function ChangeGist({ change }: { change: Change }) {
  const { message, action, before = {}, after = {} } = change;
  if (message !== "")
    return (
      <span class="gist-message" dir="auto" title={message}>
        {message}
      </span>
    );
  return (
    <>
      {attributesOf(change)
        .slice(0, SHOWN)
        .map((name) => (
          <span key={name} class="gist">
            <span class="muted">{name}</span>{" "}
            {action !== "create" && <bdi class="old">{short(before[name])}</bdi>}
            {action === "update" && " → "}
            {action !== "delete" && <bdi class="new">{short(after[name])}</bdi>}
          </span>
        ))}
    </>
  );
}

const short = (value: unknown): string => {
  const text = value === "" ? '""' : valueText(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
};
