/** Keys whose name says nothing beside their message. */
const UNNAMED = new Set(["detail", "error", "errors", "message", "non_field_errors", "__all__"]);
/** Keys beside a message that say nothing to the reader. */
const SILENT = new Set(["nautobot_version", "python_version", "exception", "locations", "path"]);

/** The messages of an error body in one line: "name: This field is required.; status: …". Empty when there are none. */
export function messageOf(body: unknown): string {
  if (body === null || body === undefined) return "";
  if (Array.isArray(body)) return joined(body.map(messageOf));
  if (typeof body === "string") return body.trim();
  if (typeof body !== "object") return JSON.stringify(body);
  return joined(
    Object.entries(body).map(([key, value]) => {
      const message = SILENT.has(key) ? "" : messageOf(value);
      return message === "" || UNNAMED.has(key) ? message : `${key}: ${message}`;
    }),
  );
}

const joined = (messages: string[]): string => messages.filter((message) => message !== "").join("; ");

/** The message of each item of a list request, null for the good ones; empty when the body is not by item. */
export function itemsOf(body: unknown): (string | null)[] {
  if (!Array.isArray(body)) return [];
  return body.map((item) => messageOf(item) || null);
}
