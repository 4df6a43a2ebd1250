import { defineConfig } from "vite";

/** `npm run dashboard` shows changes at once, over the API of a service that runs on this machine. */
const SERVICE = "http://127.0.0.1:8380";

export default defineConfig({
  root: import.meta.dirname,
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: "../dist/dashboard",
    emptyOutDir: true,
    // what is in the page itself would need a weaker Content-Security-Policy
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { "/api": SERVICE, "/companion.git": SERVICE } },
});
