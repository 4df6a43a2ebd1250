import type { Page } from "../../lib/pages.js";

export default {
  path: "/runs/:id",
  title: "Data sync",
  tab: { of: "run", label: "Overview", order: 10 },
  load: () => import("./run.js"),
} satisfies Page;
