import { rootSchema, type FieldSchema } from "./describe.js";

const HEAD = `# The configuration of nautobot-bridge. What is commented out has the value that stands there.
# Any text may hold \${env:NAME} or \${file:/path}. Check it with: nautobot-bridge config check
`;
/** Written, not commented: without them nothing works. */
const GIVEN: Readonly<Record<string, string>> = {
  "nautobot.url": "${env:NAUTOBOT_URL}",
  "nautobot.token": "${env:NAUTOBOT_TOKEN}",
};

/** A configuration file with every option, its description and its default. */
export const configTemplate = (): string => `${HEAD}\n${fieldsOf(rootSchema(), "").join("\n")}\n`;

function fieldsOf({ properties = {} }: FieldSchema, path: string): string[] {
  return Object.entries(properties).flatMap(([name, field]) => {
    const at = path ? `${path}.${name}` : name;
    const indent = "  ".repeat(at.split(".").length - 1);
    const given = GIVEN[at];
    const mark =
      given !== undefined || Object.keys(GIVEN).some((key) => key.startsWith(`${at}.`)) ? "" : "# ";
    const comment = field.description === undefined ? [] : [`${indent}# ${field.description}`];
    const top = path ? [] : [""];
    if (field.properties) return [...top, ...comment, `${mark}${indent}${name}:`, ...fieldsOf(field, at)];
    return [...top, ...comment, `${mark}${indent}${name}: ${given ?? valueOf(field)}`.trimEnd()];
  });
}

function valueOf({ default: usual, type, items, additionalProperties }: FieldSchema): string {
  if (usual !== undefined) return JSON.stringify(usual);
  if (items) return "[]";
  return type === "object" || additionalProperties ? "{}" : "";
}
