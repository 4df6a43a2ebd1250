import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const LOOK_MS = 50;

/** Watches the processes of the Celery workers on this machine whose Nautobot is the one that is measured. */
export class WorkerMemory {
  readonly #idle = residentMb();
  #most = 0;
  readonly #timer = setInterval(() => this.#look(), LOOK_MS);

  /** The most megabytes by which one of them was larger than when this began. */
  stop(): number {
    this.#look();
    clearInterval(this.#timer);
    return this.#most;
  }

  #look(): void {
    for (const [pid, mb] of residentMb(this.#idle.keys()))
      this.#most = Math.max(this.#most, mb - (this.#idle.get(pid) ?? mb));
  }
}

function residentMb(pids: Iterable<string> = workerPids()): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const pid of pids) {
    const kb = statusOf(pid);
    if (kb !== undefined) sizes.set(pid, kb / 1024);
  }
  return sizes;
}

function statusOf(pid: string): number | undefined {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
  } catch {
    return undefined; // it ended
  }
}

function workerPids(): string[] {
  const config = process.env["NAUTOBOT_CONFIG"] ?? "";
  const all = execFileSync("pgrep", ["-f", "celery worker"], { encoding: "utf8" }).trim().split("\n");
  return all.filter((pid) => environmentOf(pid).includes(`NAUTOBOT_CONFIG=${config}\0`));
}

function environmentOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, "utf8");
  } catch {
    return "";
  }
}
