import { setFlagsFromString } from "node:v8";
import { Command, InvalidArgumentError, Option } from "commander";
import { ALLOWABLE } from "../jobs/guards/index.js";
import type { AuditOptions } from "./commands/audit.js";
import type { JobsOptions } from "./commands/jobs.js";
import type { RunOptions, ShowOptions } from "./commands/run.js";
import type { HealthOptions } from "./commands/health.js";
import type { ConfigOptions } from "./commands/config.js";
import type { CreateTokenOptions, TokenOptions } from "./commands/token.js";
import type { ServeOptions } from "./commands/serve.js";
import { pastTime, portNumber, wholeNumber } from "./arguments.js";
import { addCompanionCommands } from "./companion-program.js";
import { addPlanCommands } from "./plan-commands.js";
import { version } from "./package.js";
import type { Terminal } from "./terminal.js";
import { addWebhookCommands } from "./webhook-program.js";

const collect = (item: string, items: readonly string[] = []): string[] => [...items, item];

function collectVariable(
  text: string,
  variables: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const at = text.indexOf("=");
  if (at < 1) throw new InvalidArgumentError("Write it as name=value.");
  return { ...variables, [text.slice(0, at)]: text.slice(at + 1) };
}

function collectRule(text: string, rules: readonly string[] = []): string[] {
  const unknown = text.split(",").find((rule) => !(ALLOWABLE as readonly string[]).includes(rule));
  if (unknown !== undefined) throw new InvalidArgumentError(`It is one of: ${ALLOWABLE.join(", ")}.`);
  return [...rules, ...text.split(",")];
}

/**
 * The command line. Commands are imported when they are called, so that `jobs` need not wait for what `serve` needs;
 * each hands its exit code to `done`.
 */
export function createProgram(terminal: Terminal, done: (code: number) => void): Command {
  const program = new Command("nautobot-bridge")
    .description("Run Nautobot data syncs outside Nautobot; every run comes back as a native job result.")
    .version(version(), "-V, --version")
    .showHelpAfterError("(see --help)");
  const command = (name: string, description: string, parent = program): Command =>
    parent
      .command(name)
      .description(description)
      .option("--config <file>", "configuration file (default: nautobot-bridge.yaml, if there is one)")
      .option("--debug", "show all log entries, and stack traces of failures");
  const withPlugins = (of: Command): Command =>
    of.option("--plugins <directory>", "load plugins from here too; may be repeated", collect);

  const showing = (of: Command): Command =>
    of
      .option("--json", "print the report as JSON, and nothing else, on standard output")
      .option("--no-report", "do not send the report to Nautobot")
      .option("--changes <count>", "show at most so many changes", wholeNumber, 50);
  const allowing = (of: Command): Command =>
    of.option(
      "--allow <rule>",
      `let a guard through this once: ${ALLOWABLE.join(", ")}; may be repeated`,
      collectRule,
    );
  const running = (name: string, description: string): Command =>
    showing(withPlugins(command(name, description)))
      .argument("<job>", "id of the job, or the part after the dot")
      .option(
        "--var <name=value>",
        "set a variable, may be repeated; ${env:NAME} and ${file:path} are replaced",
        collectVariable,
      )
      .option("--memory", "measure the memory of each step; loads one side after the other")
      .option("--full", "load everything, where the configuration asks for incremental loads");

  allowing(running("run", "Run a job here and now; a dry run unless told otherwise."))
    .option("--reason <text>", "why, for the run and the audit log")
    .option("--no-dry-run", "write the changes; without it they are only shown")
    .addHelpText("after", RUN_HELP)
    .action(async (job: string, options: RunOptions) => {
      const asking = new AbortController();
      const { reportAhead } = await import("./ahead.js");
      const ahead = options.report ? reportAhead(options.config, asking.signal) : undefined;
      const { runCommand } = await import("./commands/run.js");
      done(await runCommand(job, options, terminal, ahead).finally(() => asking.abort()));
    });
  running("plan", "Show what a job would change, and keep that as a plan to apply.").action(
    async (job: string, options: Omit<RunOptions, "dryRun">) => {
      const { runCommand } = await import("./commands/run.js");
      done(await runCommand(job, { ...options, dryRun: true }, terminal));
    },
  );
  addPlanCommands(
    { command, applying: (name, what) => allowing(showing(withPlugins(command(name, what)))) },
    done,
    terminal,
  );
  showing(withPlugins(command("resume", "Do here and now what an interrupted run was to do, as a new run.")))
    .argument("<run>", "id of the run")
    .action(async (id: string, options: ShowOptions) => {
      const { resumeCommand } = await import("./commands/resume.js");
      done(await resumeCommand(id, options, terminal));
    });
  withPlugins(command("jobs", "List the jobs that can be run, and plugins that were refused."))
    .option("-v, --verbose", "also show each job's variables")
    .option("--json", "print JSON")
    .action(async (options: JobsOptions) => {
      const { jobsCommand } = await import("./commands/jobs.js");
      done(await jobsCommand(options, terminal));
    });
  withPlugins(command("serve", "Run as a service: HTTP API and schedules."))
    .option("--host <address>", "address to listen on (default: 127.0.0.1)")
    .option("--port <number>", "port to listen on, 0 for any free one (default: 8380)", portNumber)
    .addOption(
      new Option("--role <role>", "api takes requests, worker runs them")
        .choices(["all", "api", "worker"])
        .default("all"),
    )
    .addHelpText("after", SERVE_HELP)
    .action(async (options: ServeOptions) => {
      // Until it serves: what only the start needs would else be held by an idle service, half as much again.
      setFlagsFromString("--optimize-for-size");
      const { serveCommand } = await import("./commands/serve.js");
      done(await serveCommand(options, terminal));
    });
  program
    .command("health")
    .description("Ask a running service how it is; exit code 0 when it is well.")
    .option("--url <url>", "its address", "http://127.0.0.1:8380")
    .option("--ready", "ask whether it can do its work, not only whether it lives")
    .action(async (options: HealthOptions) => {
      const { healthCommand } = await import("./commands/health.js");
      done(await healthCommand(options, terminal));
    });
  const config = program.command("config").description("The configuration file.");
  command("init", "Write a file with every option, commented.", config).action(
    async (options: ConfigOptions) => {
      const { configInit } = await import("./commands/config.js");
      done(configInit(options, terminal));
    },
  );
  withPlugins(command("check", "Name everything that is wrong, with line and column.", config)).action(
    async (options: ConfigOptions) => {
      const { configCheck } = await import("./commands/config.js");
      done(await configCheck(options, terminal));
    },
  );
  command("show", "Print what holds and where each value comes from; secrets are masked.", config)
    .option("--json", "print JSON")
    .action(async (options: ConfigOptions) => {
      const { configShow } = await import("./commands/config.js");
      done(configShow(options, terminal));
    });
  const token = program.command("token").description("The API's bearer tokens.");
  command("create", "Make a token and print it, once.", token)
    .requiredOption("--name <name>", "who or what it is for")
    .requiredOption("--role <role>", "viewer, operator or admin")
    .option("--expires <when>", "a number of days such as 90d, or a date such as 2027-01-31 (default: never)")
    .option("--reason <text>", "why, for the audit log")
    .option("--json", "print JSON")
    .action(async (options: CreateTokenOptions) => {
      const { createTokenCommand } = await import("./commands/token.js");
      done(await createTokenCommand(options, terminal));
    });
  command("list", "List tokens: name, role, expiry, last use.", token)
    .option("--json", "print JSON")
    .action(async (options: TokenOptions) => {
      const { listTokensCommand } = await import("./commands/token.js");
      done(await listTokensCommand(options, terminal));
    });
  command("revoke", "Revoke a token, at once and for good.", token)
    .argument("<name>", "name or id of the token")
    .option("--reason <text>", "why, for the audit log")
    .action(async (name: string, options: TokenOptions) => {
      const { revokeTokenCommand } = await import("./commands/token.js");
      done(await revokeTokenCommand(name, options, terminal));
    });
  command("audit", "Show who did what, when and why; newest first.")
    .option("--actor <name>", "only of this token, schedule, webhook rule or user")
    .option("--action <name>", "only this, such as run.request")
    .option(
      "--since <when>",
      "only from then on: a time such as 2027-01-31T12:00Z, or 24h or 7d ago",
      pastTime,
    )
    .option("--until <when>", "only before then", pastTime)
    .option("--limit <count>", "show at most so many entries", wholeNumber, 50)
    .option("--json", "print JSON")
    .action(async (options: AuditOptions) => {
      const { auditCommand } = await import("./commands/audit.js");
      done(await auditCommand(options, terminal));
    });
  addCompanionCommands(
    program,
    (name, description, parent) => withPlugins(command(name, description, parent)),
    done,
    terminal,
  );
  addWebhookCommands(program, command, done, terminal);
  return program;
}

const RUN_HELP = `
Examples:
  $ nautobot-bridge run nautobot-remote.example-data-source --var url=https://other.example.com
  $ nautobot-bridge run example-data-source --no-dry-run --var 'token=\${env:REMOTE_TOKEN}'
  $ nautobot-bridge run example-data-source --json --memory | jq .summary

Exit code: 0 nothing changed or everything applied, 1 failed, 2 a dry run found changes, or changes wait for approval.`;

const SERVE_HELP = `
Example:
  $ nautobot-bridge serve --port 8380
  $ curl -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" -d '{"dryRun": true}' \\
      http://127.0.0.1:8380/api/v1/jobs/nautobot-remote.example-data-source/runs`;
