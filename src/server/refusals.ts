import { HttpError } from "./http-error.js";

export const noRun = (id: string): HttpError =>
  new HttpError("NOT_FOUND", `There is no run ${id}`, "List the runs that are still kept: GET /api/v1/runs");
