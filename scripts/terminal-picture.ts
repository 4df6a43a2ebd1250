/* Writes docs/terminal.svg: the demo's own dry run as a terminal shows it. */
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { renderReport } from "../src/cli/view/report.js";
import { createStyle } from "../src/cli/view/style.js";
import type { RunReport } from "../src/jobs/report.js";

const COLUMNS = 104;
const LINE = 18;
const COLOURS: Record<string, string> = { 31: "#f47067", 32: "#8ddb8c", 33: "#f2cc60", 36: "#76e3ea" };
const COMMAND = "$ nautobot-bridge run example-data-source";

const output = execFileSync("npm", ["run", "-s", "demo", "--", "--once"], {
  encoding: "utf8",
  maxBuffer: 2 ** 26,
});
const { dryRun } = JSON.parse(output.trimEnd().split("\n").at(-1) ?? "") as { dryRun: RunReport };
const text = renderReport(dryRun, { style: createStyle(true), columns: COLUMNS, limit: 10 });
const lines = [COMMAND, "", ...text.split("\n")].map(spans);
mkdirSync("docs", { recursive: true });
writeFileSync("docs/terminal.svg", svg(lines));

/** One line of terminal text as SVG spans: colour, bold and dim are all that the reports use. */
function spans(line: string): string {
  let [colour, weight, opacity] = ["#d8dee9", "400", "1"];
  return line
    .split(/(\x1b\[\d+m)/)
    .map((part) => {
      const code = /^\x1b\[(\d+)m$/.exec(part)?.[1];
      if (code === undefined)
        return part === ""
          ? ""
          : span(part, { fill: colour, "font-weight": weight, "fill-opacity": opacity });
      if (code === "1") weight = "700";
      else if (code === "2") opacity = "0.6";
      else if (code === "22") [weight, opacity] = ["400", "1"];
      else colour = COLOURS[code] ?? "#d8dee9";
      return "";
    })
    .join("");
}

function span(content: string, attributes: Record<string, string>): string {
  const escaped = content.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const list = Object.entries(attributes).map(([name, value]) => `${name}="${value}"`);
  return `<tspan ${list.join(" ")}>${escaped}</tspan>`;
}

function svg(rows: readonly string[]): string {
  const [width, height] = [COLUMNS * 8.2 + 32, rows.length * LINE + 40];
  const body = rows.map(
    (row, index) => `<text x="16" y="${30 + index * LINE}" xml:space="preserve">${row}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="A dry run in a terminal">
<rect width="100%" height="100%" rx="8" fill="#1c2128"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, monospace" font-size="13.5">
${body.join("\n")}
</g>
</svg>
`;
}
