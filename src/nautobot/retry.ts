import axiosRetry, { exponentialDelay, type IAxiosRetryConfig } from "axios-retry";
import type { AxiosError, AxiosInstance } from "axios";
import type { Logger } from "../lib/logger.js";

const RETRIES = 4;
const LONGEST_WAIT_MS = 60_000;
/** The request was not sent, or not worked on: repeating it is safe whatever it is. */
const NEVER_HAPPENED = new Set<string | number>(["ECONNREFUSED", "EAI_AGAIN", 429]);
/** It may have happened. A timeout is not among them: a server that is too slow is not helped by the same again. */
const MAY_HAVE_HAPPENED = new Set<string | number>(["ECONNRESET", "EPIPE", "ETIMEDOUT", 502, 503, 504]);

/** Repeats what is safe to repeat, after the server's Retry-After or 0.2, 0.4, 0.8 and 1.6 s. */
export function addRetries(
  axios: AxiosInstance,
  logger: Logger,
  factorMs: number,
  onRetry: () => void,
): void {
  axiosRetry(axios, {
    retries: RETRIES,
    shouldResetTimeout: true,
    retryDelay: (count, error) => Math.min(exponentialDelay(count, error, factorMs), LONGEST_WAIT_MS),
    onRetry: (count, error, { method = "", url = "" }) => {
      onRetry();
      const again = `trying again (${count} of ${RETRIES})`;
      logger.warning(
        `${method.toUpperCase()} ${url}: ${error.response?.status ?? error.code ?? ""}, ${again}`,
      );
    },
  });
}

/** Which failures of one request to repeat. */
export function retryRule(repeatable: boolean): IAxiosRetryConfig {
  return {
    retryCondition: (error: AxiosError) => {
      const why = error.response?.status ?? error.code ?? "";
      return NEVER_HAPPENED.has(why) || (repeatable && MAY_HAVE_HAPPENED.has(why));
    },
  };
}
