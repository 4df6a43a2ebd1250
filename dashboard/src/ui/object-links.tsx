import type { Shapes } from "../lib/api.js";
import { Icon } from "./icon.js";

/** Lead to the object of a change, in each system that has it. */
export const ObjectLinks = ({ change: { object, remote } }: { change: Shapes["Change"] }) => (
  <>{[object, remote].map((link) => link && <ObjectLink key={link.url} {...link} />)}</>
);

/** An address that is no web page leads nowhere. */
function ObjectLink({ name, url }: { name: string; url: string }) {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return null;
  return (
    <a href={url} target="_blank" rel="noreferrer" class="wrap">
      Open <bdi>{name}</bdi> at {new URL(url).host} <Icon name="link" />
    </a>
  );
}
