/** A Nautobot under test, real or not. */
interface Target {
  url: string;
  token: string;
}
/** Known only when the tests run, not when they are declared. */
export type GetTarget = () => Target;

export interface Answer {
  status: number;
  headers: Headers;
  /** Parsed JSON; null when there is none. Tests know what they asked for. */
  body: any;
}

export const namesOf = (rows: unknown): string[] => (rows as { name: string }[]).map(({ name }) => name);

/** Names in this run carry it, so that it meets no other's objects. */
export const RUN = `ct-${Date.now().toString(36)}`;

/** Talks to the target as a client would, and remembers what it created. */
export class Client {
  readonly #target: GetTarget;
  readonly #created: [path: string, id: string][] = [];

  constructor(target: GetTarget) {
    this.#target = target;
  }

  get url(): string {
    return this.#target().url;
  }

  async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const { url, token } = this.#target();
    const response = await fetch(`${url}/api${path}`, {
      method,
      headers: { authorization: `Token ${token}`, "content-type": "application/json", ...headers },
      redirect: "manual",
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = (response.headers.get("content-type") ?? "").includes("json");
    return {
      status: response.status,
      headers: response.headers,
      body: json && text !== "" ? JSON.parse(text) : null,
    };
  }

  /** "3.2.7" */
  async version(): Promise<string> {
    return (await this.get("/status/")).body["nautobot-version"] as string;
  }

  /** Whether it is of the release before the one that the sandbox stands for: some of its words and fields are others. */
  async isOlder(): Promise<boolean> {
    return (await this.version()).startsWith("2.4.");
  }

  get(path: string): Promise<Answer> {
    return this.send("GET", path);
  }

  /** Creates one object or a list of them, to be removed at the end. */
  async create(path: string, body: unknown): Promise<Answer> {
    const answer = await this.send("POST", path, body);
    const rows = answer.status === 201 ? [answer.body].flat() : [];
    for (const row of rows as { id: string }[]) this.#created.push([path, row.id]);
    return answer;
  }

  /** @throws Error when it was not created. */
  async must(path: string, body: unknown): Promise<any> {
    const answer = await this.create(path, body);
    if (answer.status !== 201)
      throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  graphql(query: string, variables?: unknown): Promise<Answer> {
    return this.send("POST", "/graphql/", { query, variables });
  }

  /** Removes what was created, newest first; what is gone already does not matter. */
  async clean(): Promise<void> {
    for (const [path, id] of this.#created.splice(0).reverse()) await this.send("DELETE", `${path}${id}/`);
  }
}
