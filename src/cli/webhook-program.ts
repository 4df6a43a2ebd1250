import type { Command } from "commander";
import type { WebhookOptions } from "./commands/webhook.js";
import type { Terminal } from "./terminal.js";

type NewCommand = (name: string, description: string, parent: Command) => Command;

/** `webhook …`: what Nautobot must know to send the webhooks that the rules of the configuration wait for. */
export function addWebhookCommands(
  program: Command,
  command: NewCommand,
  done: (code: number) => void,
  terminal: Terminal,
): void {
  const webhook = program.command("webhook").description("The webhooks that Nautobot sends to this service.");
  const commands = {
    install: "Make the webhooks in Nautobot that the rules need; again does no harm.",
    status: "Say whether Nautobot has the webhooks that the rules need.",
    remove: "Take this bridge's webhooks out of Nautobot.",
  } as const;
  for (const name of ["install", "status", "remove"] as const) {
    const of = command(name, commands[name], webhook).option("--json", "print JSON");
    (name === "status" ? of : of.option("--reason <text>", "why, for the audit log")).action(
      async (options: WebhookOptions) => {
        const { webhookCommand } = await import("./commands/webhook.js");
        done(await webhookCommand(name, options, terminal));
      },
    );
  }
}
