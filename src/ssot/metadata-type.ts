import type { Client } from "../nautobot/index.js";
import type { Binding } from "./binding.js";

const PATH = "/extras/metadata-types/";

export interface MetadataType {
  id: string;
  /** Types whose objects may carry it. */
  contentTypes: ReadonlySet<string>;
}

/** The metadata type for the time of the last sync from a system: found or made, for all these types that may have one. */
export async function metadataType(
  client: Client,
  source: string,
  bindings: readonly Binding[],
): Promise<MetadataType> {
  const name = `Last sync from ${source}`;
  const able = await ableTypes(client);
  const wanted = bindings.map(({ contentType }) => contentType).filter((type) => able.has(type));
  for await (const row of client.list(PATH, { query: { name: [name] } })) {
    const contentTypes = new Set([...row.content_types, ...wanted]);
    if (contentTypes.size > row.content_types.length)
      await client.update(PATH, row.id, { content_types: [...contentTypes] });
    return { id: row.id, contentTypes };
  }
  const contentTypes = new Set(wanted);
  const description = `Timestamp of the last sync from the Data source ${source}`;
  const data_type = "datetime";
  const { id } = await client.create(PATH, {
    name,
    description,
    data_type,
    content_types: [...contentTypes],
  });
  return { id, contentTypes };
}

async function ableTypes(client: Client): Promise<Set<string>> {
  const types = new Set<string>();
  const query = { feature: "metadata" };
  for await (const { app_label, model } of client.list("/extras/content-types/", { query }))
    types.add(`${app_label}.${model}`);
  return types;
}
