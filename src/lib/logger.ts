export type LogLevel = "debug" | "info" | "warning" | "error";

/** Where code says what it does. Levels are Nautobot's own, so entries travel into a job log unchanged. */
export interface Logger {
  debug(message: string): void;
  info(message: string): void;
  warning(message: string): void;
  error(message: string): void;
}

export const silentLogger: Logger = { debug() {}, info() {}, warning() {}, error() {} };
