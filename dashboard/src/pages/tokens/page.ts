import type { Page } from "../../lib/pages.js";

export default {
  path: "/system/tokens",
  title: "Tokens",
  tab: { of: "system", label: "Tokens", order: 30 },
  role: "admin",
  load: () => import("./tokens.js"),
} satisfies Page;
