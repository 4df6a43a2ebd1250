import type { Resource } from "../resource.js";
import { locations, locationTypes } from "./dcim.js";
import { contentTypes, gitRepositories, roles, statuses, tags } from "./extras.js";
import { namespaces, prefixes, rirs } from "./ipam.js";
import { fileProxies, jobLogs, jobResults, jobs } from "./jobs.js";
import { tenantGroups, tenants } from "./tenancy.js";
import { tokens, users } from "./users.js";

/** Everything the sandbox serves. A resource is one more entry. */
export const RESOURCES: readonly Resource[] = [
  contentTypes,
  fileProxies,
  gitRepositories,
  jobLogs,
  jobResults,
  jobs,
  locationTypes,
  locations,
  namespaces,
  prefixes,
  rirs,
  roles,
  statuses,
  tags,
  tenantGroups,
  tenants,
  tokens,
  users,
];
