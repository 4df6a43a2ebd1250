import type { AnyAdapter, Job, LookupObject } from "./job.js";
import type { ChangeReport, ObjectLink } from "./report.js";

export type FindLinks = (type: string, uid: string) => Pick<ChangeReport, "object" | "remote">;

/**
 * Where the objects of a run's changes can be looked at. `object` is what the job's `lookupObject` says, or else where
 * the configured Nautobot has it, or any other system; `remote` is where the other system has it, as its adapter says.
 * An address in the configured Nautobot is a path, such as "/dcim/devices/…/".
 */
export function linksOf(job: Job, source: AnyAdapter, target: AnyAdapter): FindLinks {
  const { url: home } = job.nautobot;
  const isHome = (link: ObjectLink | undefined): boolean => link?.url.startsWith(`${home}/`) ?? false;
  const within = (link: ObjectLink): ObjectLink =>
    isHome(link) ? { ...link, url: link.url.slice(home.length) } : link;
  const finders = [
    finder(job, "link of the target", target.link?.bind(target)),
    finder(job, "link of the source", source.link?.bind(source)),
  ];
  const lookup = job.lookupObject && finder(job, "lookupObject", job.lookupObject.bind(job));
  return (type, uid) => {
    const found = finders.map((find) => find(type, uid));
    const remote = found.find((link) => link && !isHome(link));
    const object = lookup ? lookup(type, uid) : (found.find(isHome) ?? remote);
    return {
      ...(object && { object: within(object) }),
      ...(remote && remote.url !== object?.url && { remote }),
    };
  };
}

/** A hook that throws, or names what is no web page, costs the links and not the run. */
function finder({ logger }: Job, name: string, find: LookupObject | undefined): LookupObject {
  let broken = find === undefined;
  return (type, uid) => {
    if (broken) return undefined;
    try {
      const link = find?.(type, uid);
      if (link && !/^https?:\/\//i.test(link.url))
        throw new Error(`"${link.url}" is no address of a web page`);
      return link;
    } catch (thrown) {
      broken = true;
      logger.warning(
        `Changes are without links: ${name}, asked for ${type} "${uid}", threw ${String(thrown)}`,
      );
      return undefined;
    }
  };
}
