import type { Page } from "../../lib/pages.js";

export default {
  path: "/schedules",
  title: "Schedules",
  nav: { label: "Schedules", order: 40, icon: "clock" },
  load: () => import("./schedules.js"),
} satisfies Page;
