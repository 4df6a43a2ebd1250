import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Shapes } from "./api.js";

export type Role = Shapes["Role"];
/** Who is signed in. */
export interface Me {
  name: string;
  role: Role;
}

const ROLES: readonly Role[] = ["viewer", "operator", "admin"];
export const SessionContext = createContext<Me>({ name: "", role: "viewer" });
export const useMe = (): Me => useContext(SessionContext);

/** Whether the one who is signed in may do what needs this role. Show no button that would be refused. */
export function useMay(needed: Role): boolean {
  const { role } = useMe();
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}
