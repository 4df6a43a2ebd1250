import type { Page } from "../../lib/pages.js";

export default {
  path: "/system",
  title: "System",
  nav: { label: "System", order: 70, icon: "system" },
  tab: { of: "system", label: "State", order: 10 },
  load: () => import("./system.js"),
} satisfies Page;
