import type { Page } from "../../lib/pages.js";

export default {
  path: "/jobs/:job",
  title: "Job",
  load: () => import("./job.js"),
} satisfies Page;
