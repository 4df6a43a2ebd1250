import type { Page } from "../../lib/pages.js";

export default {
  path: "/",
  title: "Home",
  nav: { label: "Home", order: 10, icon: "home", holds: "/jobs" },
  load: () => import("./home.js"),
} satisfies Page;
