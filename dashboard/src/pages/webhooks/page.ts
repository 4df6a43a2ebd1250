import type { Page } from "../../lib/pages.js";

export default {
  path: "/webhooks",
  title: "Webhooks",
  nav: { label: "Webhooks", order: 60, icon: "hook" },
  load: () => import("./webhooks.js"),
} satisfies Page;
