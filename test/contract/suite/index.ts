import { access } from "./access.js";
import { changes } from "./changes.js";
import { customization } from "./customization.js";
import { graphql } from "./graphql.js";
import { jobs } from "./jobs.js";
import { lists } from "./lists.js";
import { metadata } from "./metadata.js";
import { addressing } from "./models/addressing.js";
import { cabling } from "./models/cabling.js";
import { models } from "./models/index.js";
import { prefixes } from "./prefixes.js";
import { references } from "./references.js";
import { relationships } from "./relationships.js";
import type { GetTarget } from "./target.js";
import { tree } from "./tree.js";
import { writes } from "./writes.js";

/** What every Nautobot does, real or not: run against the sandbox and against the real one, so that the sandbox cannot lie. */
export function contract(target: GetTarget): void {
  for (const suite of [access, lists, writes, references, tree, prefixes, graphql]) suite(target);
  for (const suite of [models, cabling, addressing, customization, relationships, metadata, changes])
    suite(target);
  jobs(target);
}
