import { Adapter, DataSource, definePlugin, z } from "nautobot-bridge";
import { fill } from "../data.js";
import { Device, Interface, nautobotModels } from "../models.js";

interface Described {
  interfaces: number;
  text: string;
}

/** Has in memory what seed.py put into Nautobot; some interfaces are described otherwise. */
class Memory extends Adapter<Described | undefined> {
  override readonly topLevel = [Device, Interface];
  override load(): void {
    fill(this, this.client);
  }
}

class NoOp extends DataSource {
  static override readonly meta = {
    name: "No-op",
    dataSource: "Memory",
    description: "5,000 devices and 50,000 interfaces, nothing to change",
  };
  override loadSourceAdapter(): Memory {
    return new Memory();
  }
  override loadTargetAdapter() {
    return this.nautobotAdapter(nautobotModels);
  }
}

const variables = { interfaces: z.int(), text: z.string() };

class Describe extends DataSource<typeof variables> {
  static override readonly meta = {
    name: "Describe",
    dataSource: "Memory",
    description: "The same with other descriptions of some interfaces",
    variables,
  };
  override loadSourceAdapter(): Memory {
    return new Memory(this.variables);
  }
  override loadTargetAdapter() {
    return this.nautobotAdapter(nautobotModels);
  }
}

export default definePlugin({ name: "bench", apiVersion: 1, jobs: [NoOp, Describe] });
