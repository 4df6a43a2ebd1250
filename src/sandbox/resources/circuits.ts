import { defineResource } from "../define.js";
import { nameOf, textIn } from "./common.js";

const PROVIDERS = "/circuits/providers/";
const CIRCUITS = "/circuits/circuits/";

export const providers = defineResource(PROVIDERS, {
  fields: {
    name: { unique: true },
    asn: { min: 1, max: 4294967295 },
    portal_url: { format: "url" },
    tags: { limited: true },
  },
  counts: { circuit_count: [CIRCUITS, "provider"] },
});

export const circuitTypes = defineResource("/circuits/circuit-types/", {
  fields: { name: { unique: true } },
  counts: { circuit_count: [CIRCUITS, "circuit_type"] },
});

export const circuits = defineResource(CIRCUITS, {
  fields: {
    circuit_type: { reverse: "circuits" },
    commit_rate: { min: 0 },
    install_date: { format: "date" },
    provider: { reverse: "circuits" },
    status: { limited: true, reverse: "circuits" },
    tenant: { reverse: "circuits" },
    tags: { limited: true },
  },
  naturalKey: ["provider__name", "cid"],
  together: [["provider", "cid"]],
  sortKey: (row, store) => [nameOf(store, PROVIDERS, row["provider"]), textIn(row, "cid")],
  text: (row) => textIn(row, "cid"),
});
