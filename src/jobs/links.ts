import type { AnyAdapter, Job, LookupObject } from "./job.js";
import type { ObjectLink } from "./report.js";

/**
 * Where the objects of a run's changes can be looked at: as the job's `lookupObject` says, or else where a Nautobot has
 * them, the configured one first. An address in that one is a path, such as "/dcim/devices/…/".
 */
export function linksOf(job: Job, source: AnyAdapter, target: AnyAdapter): LookupObject {
  const { url: home } = job.nautobot;
  const isHome = (link: ObjectLink | undefined): boolean => link?.url.startsWith(`${home}/`) ?? false;
  const loaded: LookupObject = (type, uid) => {
    const [there, here] = [target.link?.(type, uid), source.link?.(type, uid)];
    return isHome(here) ? here : (there ?? here);
  };
  const find = job.lookupObject ? orNothing(job, job.lookupObject.bind(job)) : loaded;
  return (type, uid) => {
    const link = find(type, uid);
    return link && isHome(link) ? { ...link, url: link.url.slice(home.length) } : link;
  };
}

/** A hook that throws costs the links and not the run. */
function orNothing({ logger }: Job, find: LookupObject): LookupObject {
  let broken = false;
  return (type, uid) => {
    if (broken) return undefined;
    try {
      return find(type, uid);
    } catch (thrown) {
      broken = true;
      logger.warning(`Changes are without links: lookupObject of ${type} "${uid}" threw ${String(thrown)}`);
      return undefined;
    }
  };
}
