import { z } from "zod";
import { Adapter, defineModel } from "../../../src/diffsync/index.js";
import { DataSource } from "../../../src/jobs/job.js";

/** Sites by name, with their rooms by name. */
export type Sites = Record<string, { value: string; rooms: Record<string, string> }>;

const Room = defineModel({
  name: "room",
  identifiers: { site: z.string(), name: z.string() },
  attributes: { value: z.string() },
});
const Site = defineModel({
  name: "site",
  identifiers: { name: z.string() },
  attributes: { value: z.string() },
  children: [Room],
});

const sitesOf = (adapter: Adapter<unknown> | undefined): Sites => adapter?.client as Sites;
const roomsOf = (adapter: Adapter<unknown> | undefined, site: string): Record<string, string> => {
  const found = sitesOf(adapter)[site];
  if (!found) throw new Error(`no site ${site}`);
  return found.rooms;
};

class StoredRoom extends Room {
  static override create(
    adapter: Adapter<unknown>,
    ids: { site: string; name: string },
    attrs: { value: string },
  ) {
    roomsOf(adapter, ids.site)[ids.name] = attrs.value;
    return super.create(adapter, ids, attrs);
  }
  override update(attrs: { value?: string }) {
    roomsOf(this.adapter, this.site)[this.name] = attrs.value ?? "";
    return super.update(attrs);
  }
  override delete() {
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- a record is all this world is
    delete roomsOf(this.adapter, this.site)[this.name];
    return super.delete();
  }
}
class StoredSite extends Site {
  static override create(adapter: Adapter<unknown>, ids: { name: string }, attrs: { value: string }) {
    sitesOf(adapter)[ids.name] = { ...attrs, rooms: {} };
    return super.create(adapter, ids, attrs);
  }
  override update(attrs: { value?: string }) {
    const site = sitesOf(this.adapter)[this.name];
    if (site) site.value = attrs.value ?? "";
    return super.update(attrs);
  }
  /** What lies below goes with it, as in many systems. */
  override delete() {
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- a record is all this world is
    delete sitesOf(this.adapter)[this.name];
    return super.delete();
  }
}

class SitesAdapter extends Adapter<Sites> {
  override readonly topLevel = [StoredSite];
  override readonly models = [StoredRoom];
  override readonly deletesLast = true;
  override load(): void {
    for (const [name, { value, rooms }] of Object.entries(this.client)) {
      const site = this.add(StoredSite, { name, value });
      for (const [room, text] of Object.entries(rooms))
        site.add(StoredRoom, { site: name, name: room, value: text });
    }
  }
}

/** Brings the sites and rooms of one record to another. */
export function treeJob(source: Sites, target: Sites) {
  return class extends DataSource {
    static override readonly meta = { name: "Sites", dataSource: "ACME" };
    override loadSourceAdapter(): Adapter<unknown> {
      return new SitesAdapter(source);
    }
    override loadTargetAdapter(): Adapter<unknown> {
      return new SitesAdapter(target);
    }
  };
}
