import { named, type ResourceRow } from "./row.js";

const missing = "This field is required.";
const cluster = { name: named("Cluster") };
const circuit = {
  provider: { name: named("Telco") },
  circuit_type: { name: named("Fibre") },
  status: "Active",
};

export const others: readonly ResourceRow[] = [
  {
    path: "/virtualization/clusters/",
    body: { name: named("Second"), cluster_type: { name: named("Kind") } },
    shows: { display: named("Second"), comments: "", cluster_group: null, location: null },
    refused: [[{}, { name: [missing], cluster_type: [missing] }]],
    found: [`name=${named("Second")}`, `cluster_type=${named("Kind")}&name__ic=second`],
    graphql: [
      `name: "${named("Second")}"`,
      "cluster_type { name }",
      { cluster_type: { name: named("Kind") } },
    ],
    change: [{ comments: "x" }, { comments: "x" }],
  },
  {
    path: "/virtualization/virtual-machines/",
    body: { name: named("vm2"), cluster, status: "Active", vcpus: 2 },
    shows: { display: named("vm2"), vcpus: 2, memory: null, role: null },
    refused: [
      [{}, { name: [missing], cluster: [missing], status: [missing] }],
      [
        { name: named("vm"), cluster, status: "Active" },
        { name: ["A virtual machine with this name already exists in the assigned cluster."] },
      ],
      [
        { name: "x", cluster, status: "Active", vcpus: 40000 },
        { vcpus: ["Ensure this value is less than or equal to 32767."] },
      ],
    ],
    found: [`name=${named("vm2")}`, `cluster=${named("Cluster")}&name__iew=vm2`],
    graphql: [`name: "${named("vm2")}"`, "vcpus cluster { name }", { vcpus: 2, cluster }],
    change: [
      { vcpus: null, memory: 1024 },
      { vcpus: null, memory: 1024 },
    ],
  },
  {
    path: "/circuits/circuits/",
    body: { ...circuit, cid: named("new"), install_date: "2024-02-29" },
    shows: { display: named("new"), install_date: "2024-02-29", commit_rate: null },
    refused: [
      [{}, { cid: [missing], status: [missing], provider: [missing], circuit_type: [missing] }],
      [
        { ...circuit, cid: "taken" },
        { non_field_errors: ["The fields provider, cid must make a unique set."] },
      ],
      [
        { ...circuit, cid: "x", install_date: "x", commit_rate: -1 },
        {
          install_date: ["Date has wrong format. Use one of these formats instead: YYYY-MM-DD."],
          commit_rate: ["Ensure this value is greater than or equal to 0."],
        },
      ],
    ],
    found: [`cid=${named("new")}`, `provider=${named("Telco")}&cid__ic=new`],
    graphql: [
      `cid: "${named("new")}"`,
      "cid install_date provider { name }",
      { cid: named("new"), install_date: "2024-02-29", provider: { name: named("Telco") } },
    ],
    change: [
      { install_date: null, commit_rate: 5 },
      { install_date: null, commit_rate: 5 },
    ],
  },
];
