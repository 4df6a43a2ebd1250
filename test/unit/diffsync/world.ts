import fc from "fast-check";
import { z } from "zod";
import {
  Adapter,
  ObjectNotCreated,
  ObjectNotDeleted,
  ObjectNotUpdated,
  defineModel,
  type AnyModelClass,
  type BatchResult,
  type InstanceOf,
  type Model,
} from "../../../src/diffsync/index.js";

const role = z.string().nullable().default(null);

export const Interface = defineModel({
  name: "interface",
  identifiers: { device: z.string(), name: z.string() },
  shortname: ["name"],
  attributes: { role },
});
export const Device = defineModel({
  name: "device",
  identifiers: { name: z.string() },
  attributes: { role },
  children: [Interface],
});
const MovableDevice = defineModel({
  name: "device",
  identifiers: { name: z.string() },
  attributes: { role },
  children: [Interface],
  movable: true,
});
const site = { name: "site", identifiers: { name: z.string() }, attributes: { role } } as const;
const Site = defineModel({ ...site, children: [Device] });
const MovableSite = defineModel({ ...site, children: [MovableDevice] });

/** A dataset as plain data: what a test can shuffle, compare and print. */
export interface DeviceData {
  name: string;
  role: string | null;
  interfaces: string[];
}
export interface SiteData {
  name: string;
  role: string | null;
  devices: DeviceData[];
}

export interface Mode {
  deletesLast: boolean;
  batched: boolean;
  movable: boolean;
}

/** Which calls fail: `create device d1`. */
export type Fails = (call: string) => boolean;

const never: Fails = () => false;

export class Net extends Adapter {
  override readonly topLevel: readonly AnyModelClass[];
  override readonly models: readonly AnyModelClass[];
  override readonly deletesLast: boolean;
  /** Every call of an operation, in order. */
  readonly calls: string[];

  readonly #mode: Mode;

  constructor(mode: Mode, fails: Fails = never) {
    super();
    this.#mode = mode;
    this.deletesLast = mode.deletesLast;
    this.calls = [];
    const top: AnyModelClass = mode.movable ? MovableSite : Site;
    const classes: AnyModelClass[] = [top, mode.movable ? MovableDevice : Device, Interface];
    this.models = classes.map((model) => operated(model, this.calls, fails, mode.batched));
    this.topLevel = this.models.slice(0, 1);
  }

  fill(sites: readonly SiteData[]): this {
    for (const { name, role: siteRole, devices } of sites) {
      const parent = this.add(this.#mode.movable ? MovableSite : Site, { name, role: siteRole });
      for (const device of devices) {
        const fields = { name: device.name, role: device.role };
        const added = this.#mode.movable
          ? (parent as InstanceOf<typeof MovableSite>).add(MovableDevice, fields)
          : parent.add(Device, fields);
        for (const port of device.interfaces) added.add(Interface, { device: device.name, name: port });
      }
    }
    return this;
  }
}

function operated(Base: AnyModelClass, calls: string[], fails: Fails, batched: boolean): AnyModelClass {
  const call = (op: string, uid: string): boolean => {
    const name = `${op} ${Base.modelName} ${uid}`;
    calls.push(name);
    return !fails(name);
  };
  const createOne = (adapter: Adapter<unknown>, ids: object, attrs: object): Model => {
    const uid = Base.createUniqueId(ids as Record<string, unknown>);
    if (!call("create", uid)) throw new ObjectNotCreated(`create of ${uid} refused`);
    return (Operated as unknown as typeof Model).createBase(adapter, ids, attrs);
  };
  const updateOne = (model: Model, attrs: object): Model => {
    if (!call("update", model.getUniqueId())) throw new ObjectNotUpdated("update refused");
    return model.updateBase(attrs);
  };
  const deleteOne = (model: Model): Model => {
    if (!call("delete", model.getUniqueId())) throw new ObjectNotDeleted("delete refused");
    return model.deleteBase();
  };
  class Operated extends Base {
    static override create(adapter: Adapter<unknown>, ids: object, attrs: object): Model {
      return createOne(adapter, ids, attrs);
    }
    override update(attrs: object): Model {
      return updateOne(this, attrs);
    }
    override delete(): Model {
      return deleteOne(this);
    }
  }
  if (!batched) return Operated;
  const attempt = (work: () => BatchResult): BatchResult => {
    try {
      return work();
    } catch (error) {
      return error as BatchResult;
    }
  };
  return Object.assign(Operated, {
    batchSize: 3,
    createMany: (adapter: Adapter<unknown>, items: { ids: object; attrs: object }[]) =>
      items.map(({ ids, attrs }) => attempt(() => createOne(adapter, ids, attrs))),
    updateMany: (_adapter: unknown, items: { model: Model; attrs: object }[]) =>
      items.map(({ model, attrs }) => attempt(() => updateOne(model, attrs))),
    deleteMany: (_adapter: unknown, models: Model[]) =>
      models.map((model) => attempt(() => deleteOne(model))),
  });
}

const names = ["a", "b", "c", "a__b", "_", "__proto__", "constructor", "1", "None", "é", ""];
const anyRole = fc.constantFrom(null, "leaf", "spine");
const ports = fc.uniqueArray(fc.constantFrom("e0", "e1", "c", "b__c"), { maxLength: 3 });

/** Trees in which a device belongs to one site for good: its name begins with the site's. */
export const anySites: fc.Arbitrary<SiteData[]> = fc
  .uniqueArray(fc.constantFrom(...names), { maxLength: 4 })
  .chain((chosen) =>
    fc.tuple(
      ...chosen.map((name) =>
        fc.record({
          name: fc.constant(name),
          role: anyRole,
          devices: fc.uniqueArray(
            fc.record({
              name: fc.constantFrom(...names.map((n) => `${name}/${n}`)),
              role: anyRole,
              interfaces: ports,
            }),
            { maxLength: 4, selector: (device) => device.name },
          ),
        }),
      ),
    ),
  );

/** Trees in which any device may be in any site, though in one at a time. */
export const anyPlaces: fc.Arbitrary<SiteData[]> = fc
  .record({
    sites: fc.uniqueArray(fc.constantFrom("s1", "s2", "s3", "s4"), { minLength: 1, maxLength: 4 }),
    devices: fc.uniqueArray(
      fc.record({ name: fc.constantFrom("d1", "d2", "d3", "d4", "d5"), role: anyRole, interfaces: ports }),
      { maxLength: 5, selector: (device) => device.name },
    ),
    places: fc.array(fc.nat(), { minLength: 5, maxLength: 5 }),
  })
  .map(({ sites, devices, places }) =>
    sites.map((name, i) => ({
      name,
      role: null,
      devices: devices.filter((_, d) => (places[d] ?? 0) % sites.length === i),
    })),
  );

export const anyMode: fc.Arbitrary<Mode> = fc.record({
  deletesLast: fc.boolean(),
  batched: fc.boolean(),
  movable: fc.boolean(),
});
