import { STEPS, type StepName, type StepReport } from "../../jobs/report.js";
import { clean, count, duration, STEP_LABELS, truncate } from "../view/format.js";
import type { Style } from "../view/style.js";
import type { Progress, ProgressOptions } from "./progress.js";

export interface LiveOptions extends ProgressOptions {
  style: Style;
  columns: () => number;
}

interface Line {
  since: number;
  done: number;
  total?: number | undefined;
  what?: string | undefined;
  ended?: StepReport;
}

const FRAMES = Array.from("⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏");
const REDRAW_MS = 100;
const HIDE_CURSOR = "\u001b[?25l";
const SHOW_CURSOR = "\u001b[?25h";
const ERASE_TO_END = "\u001b[K";
const ERASE_BELOW = "\u001b[J";

/**
 * One line for each step, redrawn in place ten times a second in a single write, so that nothing flickers.
 * What is said meanwhile scrolls by above.
 */
export function liveProgress({ write, now, verbose, style, columns }: LiveOptions): Progress {
  const lines = new Map<StepName, Line>();
  let drawn = 0;

  const draw = (above = ""): void => {
    const shown = STEPS.flatMap((step) => {
      const line = lines.get(step);
      return line ? [render(step, line, now(), style, columns())] : [];
    });
    const up = drawn > 0 ? `\u001b[${drawn}A` : "";
    write(`${up}\r${above}${shown.map((text) => `${text}${ERASE_TO_END}\n`).join("")}${ERASE_BELOW}`);
    drawn = shown.length;
  };
  const say = (message: string): void =>
    draw(`${message.replaceAll("\n", `${ERASE_TO_END}\n`)}${ERASE_TO_END}\n`);

  write(HIDE_CURSOR);
  const restore = (): void => write(SHOW_CURSOR);
  process.once("exit", restore);
  const timer = setInterval(draw, REDRAW_MS).unref();

  return {
    say,
    close() {
      clearInterval(timer);
      process.off("exit", restore);
      draw();
      restore();
    },
    on(event) {
      if (event.type === "step-started") lines.set(event.step, { since: now(), done: 0 });
      if (event.type === "step-progress") {
        const line = lines.get(event.step);
        if (line) Object.assign(line, { done: event.done, total: event.total, what: event.what });
      }
      if (event.type === "step-finished") {
        const line = lines.get(event.step.name);
        if (line) line.ended = event.step;
        draw();
      }
      if (event.type === "log") {
        const { level, message } = event.entry;
        const paint = level === "error" ? style.red : level === "warning" ? style.yellow : style.dim;
        if (verbose || level === "warning" || level === "error") say(paint(`  ${level}: ${clean(message)}`));
      }
    },
  };
}

function render(step: StepName, line: Line, now: number, style: Style, columns: number): string {
  const elapsed = line.ended?.durationMs ?? now - line.since;
  const mark = markOf(line, now, style);
  const total = line.total !== undefined && !line.ended ? ` / ${count(line.total)}` : "";
  const what = line.what !== undefined && !line.ended ? ` ${line.what}` : "";
  const rate = line.done > 0 && elapsed > 200 ? `${count(line.done / (elapsed / 1000))}/s` : "";
  const amount = line.done > 0 || line.total !== undefined ? `${count(line.done)}${total}${what}` : "";
  const text = `${STEP_LABELS[step].padEnd(16)}${amount.padEnd(28)}${rate.padStart(10)}${duration(elapsed).padStart(12)}`;
  return `  ${mark} ${truncate(text, columns - 5)}`;
}

function markOf({ ended }: Line, now: number, style: Style): string {
  if (ended?.status === "failed") return style.red("✖");
  if (ended) return style.green("✔");
  return style.cyan(FRAMES[Math.floor(now / REDRAW_MS) % FRAMES.length] ?? "·");
}
