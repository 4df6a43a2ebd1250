import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** Runs commands of the Nautobot on this machine, with more in its configuration than its running processes have. */
export class NautobotServer {
  readonly #env: NodeJS.ProcessEnv;
  readonly #server: string;

  private constructor(server: string, env: NodeJS.ProcessEnv) {
    this.#server = server;
    this.#env = env;
  }

  /** Undefined where the tests were not told of the Nautobot's files. */
  static with(settings: string, pythonPath = ""): NautobotServer | undefined {
    const { NAUTOBOT_SERVER: server, NAUTOBOT_CONFIG: config } = process.env;
    if (!server || !config) return undefined;
    const file = join(mkdtempSync(join(tmpdir(), "nautobot-")), "nautobot_config.py");
    writeFileSync(file, `exec(open(${JSON.stringify(config)}).read())\n${settings}\n`);
    const env = {
      ...process.env,
      NAUTOBOT_CONFIG: file,
      NAUTOBOT_ROOT: dirname(config),
      PYTHONPATH: pythonPath,
    };
    return new NautobotServer(server, env);
  }

  /** What a command of nautobot-server wrote. */
  async run(...options: string[]): Promise<string> {
    const { stdout, stderr } = await execute(this.#server, options, { env: this.#env, maxBuffer: 1 << 26 });
    return stdout + stderr;
  }

  /** A command that goes on, such as `celery beat`, until it is stopped. */
  start(...options: string[]): { stop(): Promise<void> } {
    const child = spawn(this.#server, options, { env: this.#env, stdio: "ignore" });
    const ended = once(child, "exit");
    return {
      async stop() {
        child.kill();
        await ended;
      },
    };
  }

  /** pip of the same Python. */
  async pip(...options: string[]): Promise<void> {
    await execute(join(dirname(this.#server), "pip"), options, { env: this.#env });
  }
}
