import { ROLES, type Role } from "../store/index.js";

export { ROLES, type Role };

/** Who asks, as far as a token tells. */
export interface Caller {
  /** The token's name. */
  name: string;
  role: Role;
}

/** The caller who has this bearer token, or why nobody does. */
export type Authenticate = (token: string) => Promise<Caller | string>;

export const mayAct = ({ role }: Caller, needed: Role): boolean =>
  ROLES.indexOf(role) >= ROLES.indexOf(needed);
