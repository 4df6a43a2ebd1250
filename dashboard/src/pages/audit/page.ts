import type { Page } from "../../lib/pages.js";

export default {
  path: "/system/audit",
  title: "Audit log",
  tab: { of: "system", label: "Audit log", order: 20 },
  role: "admin",
  load: () => import("./audit.js"),
} satisfies Page;
