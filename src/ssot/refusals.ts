import type { NautobotError } from "../nautobot/index.js";

/** The server looked at what was sent and refused it. A 500 is a check that Nautobot forgot to make. */
export function isAboutItems({ status }: NautobotError): boolean {
  return status !== undefined && status >= 400 && status <= 500 && status !== 401 && status !== 429;
}

/** Nobody knows whether it happened. */
export function isUnanswered({ status, connection }: NautobotError): boolean {
  if (status !== undefined) return status >= 502 && status <= 504;
  return connection !== undefined && connection !== "ECONNREFUSED";
}

/** It may still be happening. */
export function isUnderWay({ status, connection }: NautobotError): boolean {
  return connection === "ETIMEDOUT" || status === 504;
}
