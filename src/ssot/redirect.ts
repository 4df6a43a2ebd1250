import { NautobotError } from "../nautobot/index.js";
import { type AssociationBody, ASSOCIATIONS } from "./fields/associations.js";
import type { Redirection } from "./fields/redirections.js";
import { type ListWriter, writeLists } from "./list-writer.js";
import type { NautobotAdapter } from "./nautobot-adapter.js";
import { isAboutItems } from "./refusals.js";
import { waves } from "./waves.js";

/**
 * Leads associations elsewhere, each in place: what is refused leads to where it did.
 * @returns why, for those that were refused
 */
export async function redirect(
  adapter: NautobotAdapter,
  redirections: readonly Redirection[],
  signal: AbortSignal | undefined,
): Promise<Map<Redirection, string>> {
  const refused = new Map<Redirection, string>();
  for (const wave of inTurn(redirections)) {
    const writer = isExchange(wave) ? exchanging(adapter) : patching(adapter);
    for (const [each, message] of await writeLists(wave, writer, adapter.writes, signal))
      refused.set(each, `relationship ${each.end.key} still leads to where it did: ${message}`);
  }
  return refused;
}

/** Whether some of these are only passed round: they are taken away and made anew, not changed in place. */
export const isExchanged = (redirections: readonly Redirection[]): boolean =>
  inTurn(redirections).some(isExchange);

/** A far end that only one may have has to be left by the one before another takes it. */
function inTurn(redirections: readonly Redirection[]): Redirection[][] {
  const sole = redirections.filter(({ end }) => end.sole);
  const others = redirections.filter(({ end }) => !end.sole);
  const turns = waves(sole, {
    key: ({ end, far }) => `${end.key} ${far}`,
    needs: ({ end, to }) => `${end.key} ${to}`,
  });
  return [others, ...turns].filter((wave) => wave.length > 0);
}

/** Whether what these lead to is only passed round among them: no turn is right then. */
function isExchange(wave: readonly Redirection[]): boolean {
  const left = new Set(wave.map(({ end, far }) => `${end.key} ${far}`));
  const meetsItself = new Set(wave.map(({ end, near }) => `${end.key} ${near}`));
  return wave.some(({ end, to }) => {
    const place = `${end.key} ${to}`;
    return end.sole && (left.has(place) || (end.side === "peer" && meetsItself.has(place)));
  });
}

const idOf = ({ body }: Redirection): string => body.id as string;
const redirected = ({ body, farSide, to }: Redirection): AssociationBody => ({
  ...body,
  [`${farSide}_id`]: to,
});

/** In place. One that is gone by now went with what another object of this sync asked for: it is made anew. */
function patching({ client }: NautobotAdapter): ListWriter<Redirection> {
  return {
    send: (list, write) =>
      write(async () => {
        const patches = list.map((each) => ({ id: idOf(each), [`${each.farSide}_id`]: each.to }));
        const rows = await client.updateMany(ASSOCIATIONS, patches, { brief: true });
        const there = new Set(rows.map(({ id }) => id));
        const gone = list.filter((each) => !there.has(idOf(each)));
        await client.createMany(ASSOCIATIONS, gone.map(redirected) as never, { brief: true });
        return new Map();
      }),
  };
}

/** All at once: taken away, and made anew; when that is refused, made again as they were. */
function exchanging({ client }: NautobotAdapter): ListWriter<Redirection> {
  const make = (rows: readonly AssociationBody[]) =>
    client.createMany(ASSOCIATIONS, rows as never, { brief: true });
  return {
    send: (list, write) =>
      write(async () => {
        await client.removeMany(ASSOCIATIONS, list.map(idOf));
        try {
          await make(withoutMirrors(list.map(redirected)));
          return new Map();
        } catch (error) {
          await make(withoutMirrors(list.map(({ body }) => body)));
          if (!(error instanceof NautobotError) || !isAboutItems(error)) throw error;
          return new Map(list.map((each) => [each, error.message]));
        }
      }),
  };
}

/** Where both ends mean the same, what each of two asks for is one association. */
function withoutMirrors(rows: readonly AssociationBody[]): AssociationBody[] {
  const keyOf = ({ relationship, source_id, destination_id }: AssociationBody): string =>
    JSON.stringify([relationship, [source_id, destination_id].sort()]);
  return [...new Map(rows.map((row) => [keyOf(row), row])).values()];
}
