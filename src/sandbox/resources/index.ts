import { connected, type Definition } from "../define.js";
import type { Release } from "../release.js";
import type { Resource } from "../resource.js";
import { addressAssignments, ipAddresses } from "./addresses.js";
import { cables, terminations } from "./cables.js";
import { circuits, circuitTypes, providers } from "./circuits.js";
import { associations, customFields, relationships } from "./customization.js";
import { locations, locationTypes } from "./dcim.js";
import { contentTypes, gitRepositories, roles, statuses, tags } from "./extras.js";
import { devices, deviceTypes, manufacturers, platforms } from "./hardware.js";
import { interfaces } from "./interfaces.js";
import { namespaces, prefixes, rirs } from "./ipam.js";
import { fileProxies, jobLogs, jobResults, jobs } from "./jobs.js";
import { metadataTypes, objectMetadata } from "./metadata.js";
import { notes } from "./notes.js";
import { objectChanges } from "./object-changes.js";
import { externalIntegrations, secrets, secretsGroupAssociations, secretsGroups } from "./secrets.js";
import { tenantGroups, tenants } from "./tenancy.js";
import { tokens, users } from "./users.js";
import {
  clusterGroups,
  clusters,
  clusterTypes,
  machineInterfaces,
  virtualMachines,
} from "./virtualization.js";
import { vlanGroups, vlans } from "./vlans.js";
import { routeTargets, vrfs } from "./vrfs.js";

/** Everything the sandbox serves. A resource is one more entry. */
const DEFINITIONS: readonly Definition[] = [
  ...[contentTypes, gitRepositories, roles, statuses, tags],
  ...[customFields, relationships, associations, notes, metadataTypes, objectMetadata, objectChanges],
  ...[fileProxies, jobLogs, jobResults, jobs],
  ...[secrets, secretsGroups, secretsGroupAssociations, externalIntegrations],
  ...[users, tokens],
  ...[tenantGroups, tenants],
  ...[locationTypes, locations],
  ...[manufacturers, deviceTypes, platforms, devices, interfaces, cables, terminations],
  ...[namespaces, rirs, prefixes, vrfs, routeTargets, vlanGroups, vlans, ipAddresses, addressAssignments],
  ...[clusterTypes, clusterGroups, clusters, virtualMachines, machineInterfaces],
  ...[providers, circuitTypes, circuits],
];

/** The resources as a release has them. */
export const resourcesOf = (release: Release): readonly Resource[] =>
  connected(DEFINITIONS.map((define) => define(release)));
