/** Aborts on the first Ctrl+C or SIGTERM; the second ends the process at once. */
export function cancelOnSignals(onFirst: () => void): { signal: AbortSignal; dispose: () => void } {
  const controller = new AbortController();
  const handle = (): void => {
    // 130: ended by Ctrl+C, as shells say it
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
    onFirst();
  };
  process.on("SIGINT", handle).on("SIGTERM", handle);
  return {
    signal: controller.signal,
    dispose: () => void process.off("SIGINT", handle).off("SIGTERM", handle),
  };
}
