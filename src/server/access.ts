/** What a caller may do: each role may do what those before it may. */
export const ROLES = ["viewer", "operator", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** Who asks, as far as a token tells. */
export interface Caller {
  /** The token's name. */
  name: string;
  role: Role;
}

/** The caller who has this bearer token; undefined when nobody does. */
export type Authenticate = (token: string) => Promise<Caller | undefined>;

export const mayAct = ({ role }: Caller, needed: Role): boolean =>
  ROLES.indexOf(role) >= ROLES.indexOf(needed);
