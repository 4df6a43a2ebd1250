import { defineModel, generic, nautobotModel, z } from "../../../src/index.js";
import { type ModelRow, named, type Need, OWN, tenant } from "./row.js";

const named_ = { identifiers: { name: z.string() } };

const integration = defineModel({
  ...named_,
  name: "external_integration",
  attributes: {
    remote_url: z.string(),
    timeout: z.number(),
    verify_ssl: z.boolean(),
    secrets_group: z.string().nullable(),
    tags: z.array(z.string()),
    region: z.string().nullable(),
  },
});

const controller = defineModel({
  ...named_,
  name: "controller",
  attributes: {
    status: z.string(),
    location: z.string(),
    integration: z.string().nullable(),
    secrets: z.string().nullable(),
  },
});

const customField = defineModel({
  name: "custom_field",
  identifiers: { key: z.string() },
  attributes: { label: z.string(), type: z.string(), weight: z.number(), content_types: z.array(z.string()) },
});

const choice = defineModel({
  name: "custom_field_choice",
  identifiers: { field: z.string(), value: z.string() },
  attributes: { weight: z.number() },
});

const permission = defineModel({
  ...named_,
  name: "permission",
  attributes: {
    actions: z.array(z.string()),
    object_types: z.array(z.string()),
    users: z.array(z.string()),
    enabled: z.boolean(),
  },
});

const association = defineModel({
  name: "association",
  identifiers: { heir: z.string(), tenant: z.string() },
});

const secrets: Need = ["/extras/secrets-groups/", { name: named("Secrets") }];
const endpoint = (name: string): Need => [
  "/extras/external-integrations/",
  { name: named(name), remote_url: "https://one.example/", secrets_group: { name: named("Secrets") } },
];
const LABEL: Need = ["/extras/tags/", { name: named("i"), content_types: ["extras.externalintegration"] }];
const OFFICE: Need = ["/dcim/location-types/", { name: named("Office"), content_types: ["dcim.controller"] }];
const HERE: Need = [
  "/dcim/locations/",
  { name: named("Here"), location_type: { name: named("Office") }, status: "Active" },
];
const user = (username: string) => ["/users/users/", { username, password: "for-this-test-only" }] as const;

/** Of what GraphQL has not, or not all of. */
export const byRest: readonly ModelRow[] = [
  {
    what: "external integration, which GraphQL does not list",
    model: nautobotModel(integration, {
      path: "/extras/external-integrations/",
      map: { region: "extra_config__region" },
      scope: OWN,
    }),
    needs: [secrets, LABEL],
    objects: [
      {
        name: named("One"),
        remote_url: "https://one.example/",
        timeout: 30,
        verify_ssl: true,
        secrets_group: null,
        tags: [],
        region: null,
      },
      {
        name: named("Two"),
        remote_url: "https://two.example/",
        timeout: 10,
        verify_ssl: false,
        secrets_group: named("Secrets"),
        tags: [named("i")],
        region: "north",
      },
    ],
    change: { remote_url: "https://three.example/", secrets_group: null, tags: [], region: "south" },
  },
  {
    what: "controller, with a reference that GraphQL does not have",
    model: nautobotModel(controller, {
      path: "/dcim/controllers/",
      map: {
        integration: "external_integration__name",
        secrets: "external_integration__secrets_group__name",
      },
      scope: OWN,
    }),
    needs: [OFFICE, HERE, secrets, endpoint("A"), endpoint("B")],
    objects: [
      { name: named("One"), integration: null, secrets: null },
      { name: named("Two"), integration: named("A"), secrets: named("Secrets") },
    ].map((object) => ({ ...object, status: "Active", location: named("Here") })),
    change: { integration: named("B") },
  },
  {
    what: "custom field",
    model: nautobotModel(customField, {
      path: "/extras/custom-fields/",
      scope: { label: [named("one"), named("two"), "rt third"] },
    }),
    needs: [],
    objects: ["one", "two"].map((name) => ({
      key: `rt_${name}`,
      label: named(name),
      type: "select",
      weight: 100,
      content_types: ["dcim.powerfeed", "dcim.powerpanel"],
    })),
    change: { label: "rt third", weight: 200, content_types: ["dcim.powerpanel"] },
  },
  {
    what: "choices of a custom field",
    model: nautobotModel(choice, {
      path: "/extras/custom-field-choices/",
      map: { field: "custom_field" },
      scope: { custom_field: ["rt_chosen"] },
    }),
    needs: [
      [
        "/extras/custom-fields/",
        { key: "rt_chosen", label: "rt chosen", type: "select", content_types: ["dcim.powerpanel"] },
      ],
    ],
    objects: ["a", "b"].map((value) => ({ field: "rt_chosen", value, weight: 100 })),
    change: { weight: 10 },
  },
  {
    what: "permission, of many users",
    model: nautobotModel(permission, { path: "/users/permissions/", scope: OWN }),
    needs: [user("rt-one"), user("rt-two")],
    objects: [
      { name: named("One"), actions: ["view"], object_types: ["dcim.device"], users: [], enabled: true },
      {
        name: named("Two"),
        actions: ["view"],
        object_types: ["dcim.device", "ipam.prefix"],
        users: ["rt-one", "rt-two"],
        enabled: false,
      },
    ],
    change: { actions: ["view", "add"], object_types: ["ipam.prefix"], users: ["rt-two"] },
  },
  {
    what: "relationship association, by its two ends",
    model: nautobotModel(association, {
      path: "/extras/relationship-associations/",
      map: {
        heir: generic("destination", "/tenancy/tenants/", "name"),
        tenant: generic("source", "/tenancy/tenants/", "name"),
      },
      scope: { relationship: ["rt_sponsors"] },
      set: { relationship: { key: "rt_sponsors" } },
    }),
    needs: [
      [
        "/extras/relationships/",
        {
          key: "rt_sponsors",
          label: "rt_sponsors",
          type: "many-to-many",
          source_type: "tenancy.tenant",
          destination_type: "tenancy.tenant",
        },
      ],
      tenant("A"),
      tenant("B"),
    ],
    objects: [
      { tenant: named("A"), heir: named("B") },
      { tenant: named("B"), heir: named("A") },
    ],
  },
];
