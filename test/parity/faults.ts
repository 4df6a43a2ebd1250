import type { Adapter, AnyModelClass, Model, Status } from "../../src/diffsync/index.js";
import { classNameOf } from "./class-name.js";
import type { FaultSpec, Fields, Json } from "./case.js";
import { makeError } from "./python-errors.js";

type Result = Model | null;
interface Work {
  op: FaultSpec["op"];
  type: string;
  uid: string;
  attrs?: Fields;
  /** What the model does without a fault. */
  base: () => Model;
  /** The effect of it without a status. */
  bare: () => Model;
}

/** A model class that notes every call and fails where the case says so. */
export function withFaults(Base: AnyModelClass, faults: readonly FaultSpec[], ops: Json[]): AnyModelClass {
  const type = Base.modelName;

  const run = ({ op, uid, attrs, base, bare }: Work): Result => {
    const note: Record<string, Json> = { op, type, uid, ...(attrs && { attrs: structuredClone(attrs) }) };
    ops.push(note);
    const fault = faults.find(
      (candidate) => candidate.op === op && candidate.type === type && candidate.uid === uid,
    );
    const [kind, detail = ""] = (fault?.kind ?? "ok").split(":") as [string, string?];
    if (kind.endsWith("_after")) base();
    if (kind.startsWith("raise")) {
      note.result = `raise:${detail}`;
      throw makeError(detail, `injected ${op} ${type} ${uid}`);
    }
    note.result = kind.startsWith("none") ? "none" : "ok";
    if (kind.startsWith("none")) return null;
    if (kind === "bare") return bare();
    try {
      const done = base();
      return kind === "status" ? done.setStatus(detail as Status, "injected status") : done;
    } catch (error) {
      note.result = `raise:${classNameOf(error)}`;
      throw error;
    }
  };

  class Faulty extends Base {
    static override create(adapter: Adapter<unknown>, ids: Fields, attrs: Fields): Result {
      const bare = (): Model => {
        const model = new this({ ...ids, ...attrs } as never);
        model.adapter = adapter;
        return model;
      };
      const base = (): Model => bare().setStatus("success", "Created successfully");
      return run({ op: "create", type, uid: this.createUniqueId(ids), attrs, base, bare });
    }

    override update(attrs: Fields): Result {
      const bare = (): Model => {
        this.assign(attrs);
        return this;
      };
      return run({
        op: "update",
        type,
        uid: this.getUniqueId(),
        attrs,
        base: () => this.updateBase(attrs),
        bare,
      });
    }

    override delete(): Result {
      return run({
        op: "delete",
        type,
        uid: this.getUniqueId(),
        base: () => this.deleteBase(),
        bare: () => this,
      });
    }
  }
  Object.defineProperty(Faulty, "name", { value: Base.name });
  return Faulty;
}
