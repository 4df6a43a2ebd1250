import axios from "axios";
import type { Terminal } from "../terminal.js";

export interface HealthOptions {
  url: string;
  ready?: boolean;
}

/** Asks a running service how it is. Returns 0 when it is well. */
export async function healthCommand({ url, ready }: HealthOptions, terminal: Terminal): Promise<number> {
  const address = `${url.replace(/\/+$/, "")}/${ready ? "readyz" : "healthz"}`;
  try {
    const options = { timeout: 5000, proxy: false, validateStatus: () => true } as const;
    const { status, data } = await axios.get<unknown>(address, options);
    terminal.out(JSON.stringify(data));
    return status === 200 ? 0 : 1;
  } catch (thrown) {
    terminal.err(`${address} does not answer: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
    return 1;
  }
}
