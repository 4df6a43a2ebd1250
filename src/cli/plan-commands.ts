import { type Command, InvalidArgumentError, Option } from "commander";
import type { Selection } from "../jobs/request.js";
import { DIFF_FORMATS, type DiffFormat } from "../runs/diff-format.js";
import type { ApplyCommandOptions } from "./commands/plans.js";
import type { CommonOptions } from "./session.js";
import type { Terminal } from "./terminal.js";

type Make = (name: string, description: string) => Command;

const ACTIONS = ["create", "update", "delete"] as const;
type Action = (typeof ACTIONS)[number];

/** `type=…`, `action=…` and `object=TYPE:ID`; more of one kind widen it, other kinds narrow it. */
export function collectSelection(text: string, selection: Selection = {}): Selection {
  const [, before = "", object] = /^(.*?)(?:(?:^|,)object=(.*))?$/s.exec(text) ?? [];
  let { types, actions, objects } = selection;
  for (const part of before === "" ? [] : before.split(",")) {
    const [, name, value = ""] = /^(type|action)=(.+)$/.exec(part) ?? [];
    if (name === "type") types = [...(types ?? []), value];
    else if (name === "action" && ACTIONS.includes(value as Action))
      actions = [...(actions ?? []), value as Action];
    else
      throw new InvalidArgumentError("Write it as type=NAME, action=create|update|delete or object=TYPE:ID.");
  }
  if (object !== undefined) {
    const at = object.indexOf(":");
    if (at < 1) throw new InvalidArgumentError("Write an object as object=TYPE:ID.");
    objects = [...(objects ?? []), { type: object.slice(0, at), uid: object.slice(at + 1) }];
  }
  return { ...(types && { types }), ...(actions && { actions }), ...(objects && { objects }) };
}

/** Commands that look at what a run planned, and go on with it. */
export function addPlanCommands(
  make: { command: Make; applying: Make },
  done: (code: number) => void,
  terminal: Terminal,
): void {
  const { command } = make;
  const applying: Make = (name, description) =>
    make
      .applying(name, description)
      .argument("<run>", "id of the run that planned")
      .option("--checksum <text>", "refuse any other plan than the one that was looked at")
      .option(
        "--select <what>",
        "only a part: type=NAME,action=create|update|delete,object=TYPE:ID; may be repeated",
        collectSelection,
      )
      .option("--partial", "leave what no longer holds instead of refusing the whole");
  applying("apply", "Make exactly the changes that a run planned; refused when either side moved on.")
    .option("--reason <text>", "why")
    .action(async (id: string, options: ApplyCommandOptions) => {
      const { applyCommand } = await import("./commands/plans.js");
      done(await applyCommand(id, options, terminal));
    });
  applying("approve", "Approve what a run left waiting, and make these changes.")
    .requiredOption("--reason <text>", "why")
    .action(async (id: string, options: ApplyCommandOptions & { reason: string }) => {
      const { approveCommand } = await import("./commands/plans.js");
      done(await approveCommand(id, options, terminal));
    });
  command("reject", "Give up what a run left waiting.")
    .argument("<run>", "id of the run that waits")
    .requiredOption("--reason <text>", "why")
    .action(async (id: string, options: CommonOptions & { reason: string }) => {
      const { rejectCommand } = await import("./commands/plans.js");
      done(await rejectCommand(id, options, terminal));
    });
  command("diff", "Show what a run planned.")
    .argument("<run>", "id of the run that planned")
    .addOption(new Option("--format <format>", "how").choices(DIFF_FORMATS).default("text"))
    .action(async (id: string, options: CommonOptions & { format: DiffFormat }) => {
      const { diffCommand } = await import("./commands/plans.js");
      done(await diffCommand(id, options, terminal));
    });
}
