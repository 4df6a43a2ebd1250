import type { Generated } from "kysely";
import type { Role } from "./access-port.js";

export interface AccessTables {
  tokens: {
    number: Generated<number>;
    id: string;
    name: string;
    /** SHA-256, in hexadecimal. */
    hash: string;
    role: Role;
    created_at: string;
    created_by: string;
    expires_at: string | null;
    last_used_at: string | null;
    revoked_at: string | null;
  };
  audit: {
    number: Generated<number>;
    at: string;
    actor: string;
    action: string;
    target: string;
    origin: string;
    reason: string | null;
  };
}
