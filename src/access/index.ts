export { mayAct, ROLES, type Authenticate, type Caller, type Role } from "./caller.js";
export { authenticator, createToken, firstToken, revokeToken } from "./tokens.js";
