import { z } from "zod";
import { configSchema } from "./schema.js";

/** JSON Schema, as far as the configuration uses it. */
export interface FieldSchema {
  type?: string;
  description?: string;
  default?: unknown;
  enum?: unknown[];
  properties?: Record<string, FieldSchema>;
  additionalProperties?: FieldSchema | boolean;
  items?: FieldSchema;
  anyOf?: FieldSchema[];
}

/** One option of the configuration. */
export interface Option {
  /** As it stands in the file: `server.port`, `schedules[].cron`, `jobs.<name>.variables`. */
  path: string;
  /** What to write. */
  description: string;
  /** JSON; absent when there is none. */
  usual?: string;
}

export const rootSchema = (): FieldSchema =>
  z.toJSONSchema(configSchema, { io: "input", unrepresentable: "any" }) as FieldSchema;

/** Every option that holds a value, in the order of the schema. */
export function optionsOf(schema: FieldSchema = rootSchema(), path = ""): Option[] {
  const below = (name: string, field: FieldSchema): Option[] =>
    optionsOf(field, path ? `${path}.${name}` : name);
  const { properties, items, additionalProperties: others } = schema;
  if (properties) return Object.entries(properties).flatMap(([name, field]) => below(name, field));
  if (items?.properties) return optionsOf(items, `${path}[]`);
  if (typeof others === "object" && others.properties) return below("<name>", others);
  const { description = "", default: usual } = schema;
  return [{ path, description, ...(usual !== undefined && { usual: JSON.stringify(usual) }) }];
}

/** docs/CONFIGURATION.md: a table of all options. */
export function configurationDocument(): string {
  const rows = optionsOf().map(({ path, description, usual }) => {
    const cells = [
      `\`${path}\``,
      description.replaceAll("|", "\\|"),
      usual === undefined ? "" : `\`${usual}\``,
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return `${HEAD}\n| option | what to write | default |\n| --- | --- | --- |\n${rows.join("\n")}\n`;
}

const HEAD = `# Configuration

One YAML file: \`--config FILE\`, else \`NAUTOBOT_BRIDGE_CONFIG\`, else \`nautobot-bridge.yaml\` in the working directory. Any text may
hold \`\${env:NAME}\` or \`\${file:/path}\`. \`NAUTOBOT_URL\` and \`NAUTOBOT_TOKEN\` of the environment win over the file.

- \`nautobot-bridge config init\` writes a file with every option, commented.
- \`nautobot-bridge config check\` names every problem with its line and column.
- \`nautobot-bridge config show\` prints what holds and where each value comes from, secrets masked.

\`[]\` stands for each item of a list, \`<name>\` for a name of your choice. This page is generated: \`npm run docs:configuration\`.
`;
