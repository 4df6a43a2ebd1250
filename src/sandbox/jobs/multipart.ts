/** One part of a form: a file when it has a filename. */
export interface Part {
  name: string;
  filename?: string;
  content: Buffer;
}

/** The parts of a multipart/form-data body. */
export function parseMultipart(body: Buffer, contentType: string): Part[] {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1];
  if (boundary === undefined) return [];
  return body
    .toString("latin1")
    .split(`--${boundary}`)
    .slice(1, -1)
    .flatMap((part) => {
      const split = part.indexOf("\r\n\r\n");
      const head = part.slice(0, split);
      const name = /[; ]name="([^"]*)"/.exec(head)?.[1];
      const filename = /filename="([^"]*)"/.exec(head)?.[1];
      if (split < 0 || name === undefined) return [];
      const content = Buffer.from(part.slice(split + 4, -2), "latin1");
      return [{ name, content, ...(filename === undefined ? {} : { filename }) }];
    });
}
