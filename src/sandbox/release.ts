import { ENDPOINTS } from "../../generated/endpoints.js";
import { DIFFERS, LACKS, type MINORS } from "../../generated/older.js";

/** A release of Nautobot that a sandbox stands for. */
export interface Release {
  minor: (typeof MINORS)[number];
  version: string;
  django: string;
  /** It is not the newest: some of its rules and words are others. */
  older: boolean;
}

export const RELEASES: Readonly<Record<Release["minor"], Release>> = {
  "2.4": { minor: "2.4", version: "2.4.44", django: "4.2.30", older: true },
  "3.2": { minor: "3.2", version: "3.2.7", django: "5.2.19", older: false },
};

type Path = keyof typeof ENDPOINTS;
type Endpoint = (typeof ENDPOINTS)[Path];
interface Lacks {
  paths: readonly string[];
  fields: Readonly<Record<string, readonly string[]>>;
  filters: Readonly<Record<string, readonly string[]>>;
}

const NOTHING: Lacks = { paths: [], fields: {}, filters: {} };
const lacksOf = ({ minor }: Release): Lacks =>
  minor in LACKS ? LACKS[minor as keyof typeof LACKS] : NOTHING;

/** An endpoint as a release has it, and what it lacks of the newest's. */
export function endpointOf(release: Release, path: Path) {
  const { paths, fields, filters } = lacksOf(release);
  const lacking = new Set(fields[path]);
  const has = <T>(record: Readonly<Record<string, T>> = {}): Record<string, T> =>
    Object.fromEntries(Object.entries(record).filter(([name]) => !lacking.has(name)));
  const differs = release.minor in DIFFERS ? DIFFERS[release.minor as keyof typeof DIFFERS][path] : {};
  const endpoint: Endpoint = { ...ENDPOINTS[path], ...differs };
  return {
    endpoint: { ...endpoint, fields: has({ ...ENDPOINTS[path].fields, ...differs?.fields }) },
    /** Of a record by field name, what the release has. */
    has,
    isHidden: paths.includes(path),
    lackingFilters: filters[path] ?? [],
  };
}

/** Whether a release has a model, "dcim.device"; also of one without a list of its own. */
export const hasModel = (release: Release, contentType: string): boolean =>
  !lacksOf(release).paths.some((path) => ENDPOINTS[path as Path].contentType === contentType);
