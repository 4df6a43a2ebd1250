/** What every program may know. Everything else, tokens above all, is not for plugins. */
const PASSED = [
  "PATH",
  "HOME",
  "LANG",
  "LC_ALL",
  "TZ",
  "TMPDIR",
  "HTTP_PROXY",
  "HTTPS_PROXY",
  "NO_PROXY",
  "ALL_PROXY",
  "NODE_EXTRA_CA_CERTS",
  "SSL_CERT_FILE",
  "SSL_CERT_DIR",
  "SYSTEMROOT",
];

/** The environment of a run's process: what is harmless, and what the configuration names. */
export function scrubbed(env: NodeJS.ProcessEnv, named: readonly string[] = []): Record<string, string> {
  const passed = new Set([...PASSED, ...PASSED.map((name) => name.toLowerCase()), ...named]);
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) =>
      value !== undefined && passed.has(name) ? [[name, value]] : [],
    ),
  );
}
