import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** Time something took, in milliseconds: on the clock, and of processor time in all threads. */
export interface Cost {
  ms: number;
  cpu_ms: number;
}

interface Answer {
  type: string;
  request_seq?: number;
  success?: boolean;
  message?: string;
  body?: unknown;
}

/** TypeScript's own language server, as an editor runs and asks it. */
export class TsServer {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #sequence = 0;
  #rest = "";

  constructor(folder: string) {
    const server = createRequire(import.meta.url).resolve("typescript/lib/tsserver.js");
    this.#process = spawn(process.execPath, [server, "--disableAutomaticTypingAcquisition"], { cwd: folder });
    this.#process.stdout.setEncoding("utf8").on("data", (text: string) => {
      this.#receive(text);
    });
  }

  /** Sends what is not answered. */
  tell(command: string, args: object): void {
    const request = { seq: ++this.#sequence, type: "request", command, arguments: args };
    this.#process.stdin.write(`${JSON.stringify(request)}\n`);
  }

  /** The answer's body and what it cost the server. */
  async ask(command: string, args: object): Promise<Cost & { body: unknown }> {
    const [since, cpuSince] = [performance.now(), this.#cpu()];
    const answered = new Promise<Answer>((resolve) => this.#waiting.set(this.#sequence + 1, resolve));
    this.tell(command, args);
    const { success, message, body } = await answered;
    if (success !== true) throw new Error(`${command}: ${message ?? "no success"}`);
    return { ms: Math.round(performance.now() - since), cpu_ms: this.#cpu() - cpuSince, body };
  }

  /** Peak memory in MB, as Linux knows it. */
  get peakMb(): number {
    const status = readFileSync(`/proc/${this.#process.pid ?? 0}/status`, "utf8");
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024);
  }

  close(): void {
    this.#process.kill();
  }

  /** Linux counts in hundredths of a second. */
  #cpu(): number {
    const stat = readFileSync(`/proc/${this.#process.pid ?? 0}/stat`, "utf8");
    const [user, system] = stat
      .slice(stat.lastIndexOf(")") + 2)
      .split(" ")
      .slice(11, 13);
    return (Number(user) + Number(system)) * 10;
  }

  #receive(text: string): void {
    const lines = (this.#rest + text).split("\n");
    this.#rest = lines.pop() ?? "";
    for (const line of lines) {
      if (!line.startsWith("{")) continue;
      const answer = JSON.parse(line) as Answer;
      if (answer.type === "response") this.#waiting.get(answer.request_seq ?? 0)?.(answer);
    }
  }
}
