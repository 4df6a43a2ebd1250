import { Adapter, DataSource, definePlugin } from "nautobot-bridge";
import { fill } from "../data.js";
import { Device, Interface, nautobotModels } from "../models.js";

/** Has in memory what seed.py put into Nautobot. */
class Memory extends Adapter {
  override readonly topLevel = [Device, Interface];
  override load(): void {
    fill(this);
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

export default definePlugin({ name: "bench", apiVersion: 1, jobs: [NoOp] });
