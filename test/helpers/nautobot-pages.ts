/** Nautobot's pages as a person in a browser has them: with a session, and forms that are sent with all their fields. */
export class NautobotPages {
  readonly #url: string;
  readonly #cookies = new Map<string, string>();

  constructor(url: string) {
    this.#url = url;
  }

  async logIn(username: string, password: string): Promise<void> {
    const { status } = await this.submit("/login/", { username, password });
    if (status !== 302) throw new Error(`${username} may not log in`);
  }

  /** Opens a page with a form and sends it with these fields filled in; false takes a tick away. */
  async submit(
    path: string,
    filled: Readonly<Record<string, string | boolean>>,
  ): Promise<{ status: number; location: string }> {
    const page = await this.#send(path);
    if (page.status !== 200) return { status: page.status, location: "" };
    const fields = fieldsOf(await page.text());
    for (const [name, value] of Object.entries(filled))
      if (value === false) fields.delete(name);
      else fields.set(name, value === true ? "on" : value);
    const { status, headers } = await this.#send(path, fields);
    return { status, location: headers.get("location") ?? "" };
  }

  async #send(path: string, body?: URLSearchParams): Promise<Response> {
    const cookie = Array.from(this.#cookies, ([name, value]) => `${name}=${value}`).join("; ");
    const headers = { cookie, referer: this.#url + path };
    const init = body ? ({ method: "POST", body } as const) : {};
    const answer = await fetch(this.#url + path, { ...init, headers, redirect: "manual" });
    for (const each of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(each) ?? [];
      if (name !== undefined && value !== undefined) this.#cookies.set(name, value);
    }
    return answer;
  }
}

/** What a page's inputs hold before anybody touches them. */
function fieldsOf(html: string): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [input] of html.matchAll(/<input\b[^>]*>/g)) {
    const of = (attribute: string) => new RegExp(`\\s${attribute}="([^"]*)"`).exec(input)?.[1];
    const [name, type = "text"] = [of("name"), of("type")];
    if (name === undefined || (type === "checkbox" && !/\schecked\b/.test(input))) continue;
    fields.set(name, of("value") ?? (type === "checkbox" ? "on" : ""));
  }
  return fields;
}
