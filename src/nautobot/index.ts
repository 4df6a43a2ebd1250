export { createClient, type ClientOptions } from "./create-client.js";
export type { Client } from "./client.js";
export { NautobotError } from "./error.js";
export type { JobResult } from "./run-job.js";
export type { AnyQuery, Call, Create, Path, Query, References, Row } from "./types.js";
export type { Endpoint, FieldInfo } from "./endpoint.js";
export { choiceOf, enumName } from "./choices.js";
export { ENDPOINTS, MINORS } from "../../generated/endpoints.js";
