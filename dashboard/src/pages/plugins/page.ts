import type { Page } from "../../lib/pages.js";

export default {
  path: "/plugins",
  title: "Plugins",
  nav: { label: "Plugins", order: 50, icon: "plug" },
  load: () => import("./plugins.js"),
} satisfies Page;
