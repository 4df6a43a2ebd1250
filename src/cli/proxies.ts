const NAMES = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"];

/** The proxies of this process, as whoever runs it has set them. */
export const proxies = (): string[] =>
  NAMES.flatMap((name) => [process.env[name], process.env[name.toLowerCase()]]).filter(
    (each) => each !== undefined,
  );
