import type { Command } from "commander";
import { parseListen, parseUrl } from "./arguments.js";
import type { CompanionOptions } from "./commands/companion.js";
import type { CommonOptions } from "./session.js";
import type { Terminal } from "./terminal.js";

type NewCommand = (name: string, description: string, parent: Command) => Command;

/** `companion …`: the Jobs in Nautobot that stand for the jobs of this bridge. */
export function addCompanionCommands(
  program: Command,
  command: NewCommand,
  done: (code: number) => void,
  terminal: Terminal,
): void {
  const load = () => import("./commands/companion.js");
  const companion = program
    .command("companion")
    .description("The companion: Nautobot's own Jobs for the jobs of this bridge, and for their reports.");
  command("install", "Put the companion into Nautobot and enable it; again does no harm.", companion)
    .option("--listen <host:port>", "serve it here while Nautobot clones it (default: chosen)", parseListen)
    .option(
      "--url <url>",
      "the address of a running service (nautobot-bridge serve), as Nautobot reaches it",
      parseUrl,
    )
    .option(
      "--token-env <name>",
      "the environment variable of Nautobot's worker that has the service's token",
    )
    .option("--token-file <path>", "the file of Nautobot's worker that has the service's token")
    .option("--reason <text>", "why, for the audit log")
    .option("--json", "print JSON")
    .action(async (options: CompanionOptions) => {
      done(await (await load()).installCommand(options, terminal));
    });
  command("status", "Say whether the companion is installed, enabled and of this version.", companion)
    .option("--json", "print JSON")
    .action(async (options: CompanionOptions) => {
      done(await (await load()).statusCommand(options, terminal));
    });
  command("remove", "Take the companion out of Nautobot; the Jobs' history stays.", companion)
    .option("--reason <text>", "why, for the audit log")
    .action(async (options: CompanionOptions) => {
      done(await (await load()).removeCommand(options, terminal));
    });
  command("write", "Write it as a folder for Nautobot's JOBS_ROOT.", companion)
    .argument("<directory>", "JOBS_ROOT, or a folder to copy there")
    .action(async (directory: string, options: CommonOptions) => {
      done(await (await load()).writeCommand(directory, options, terminal));
    });
  command("package", "Make it a Python package (wheel): a Nautobot app for PLUGINS.", companion)
    .option("--out <directory>", "where to put it (default: here)")
    .action(async (options: CommonOptions & { out?: string }) => {
      done(await (await load()).packageCommand(options, terminal));
    });
}
