#!/usr/bin/env node
import { failureJson, tellFailure } from "./cli/failure.js";
import { createProgram } from "./cli/program.js";
import { processTerminal } from "./cli/terminal.js";

const terminal = processTerminal();
const program = createProgram(terminal, (code) => (process.exitCode = code));
try {
  await program.parseAsync();
} catch (thrown) {
  process.exitCode = 1;
  if (process.argv.includes("--json")) terminal.out(failureJson(thrown));
  tellFailure(thrown, terminal, process.argv.includes("--debug"));
}
