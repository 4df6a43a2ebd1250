import { liveProgress } from "./progress/live.js";
import { plainProgress } from "./progress/plain.js";
import type { Progress } from "./progress/progress.js";
import { createStyle, type Style } from "./view/style.js";

/** Where results (`out`) and everything else (`err`) go. */
export interface Terminal {
  out: (text: string) => void;
  err: (text: string) => void;
  /** Colours for `out`. */
  style: Style;
  /** Colours for `err`. */
  errStyle: Style;
  /** Characters in a line of `out`. */
  columns: number;
  progress: (options: { verbose: boolean }) => Progress;
}

/** The process's own terminal. Colours only on a terminal, and never with NO_COLOR. */
export function processTerminal(env = process.env): Terminal {
  const coloured = (stream: NodeJS.WriteStream): boolean =>
    stream.isTTY && !env["NO_COLOR"] && env["TERM"] !== "dumb";
  // the reader of a pipe may leave early, as `head` does: that is no failure
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
    process.exit();
  });
  const errStyle = createStyle(coloured(process.stderr));
  const write = (text: string): void => void process.stderr.write(text);
  return {
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => write(`${text}\n`),
    style: createStyle(coloured(process.stdout)),
    errStyle,
    columns: process.stdout.isTTY ? process.stdout.columns : 120,
    progress: ({ verbose }) => {
      const common = { write, now: Date.now, verbose };
      const live = process.stderr.isTTY && env["TERM"] !== "dumb";
      return live
        ? liveProgress({ ...common, style: errStyle, columns: () => process.stderr.columns })
        : plainProgress(common);
    },
  };
}
