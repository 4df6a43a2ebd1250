import { join } from "node:path";

export const ODD_PLUGIN = { plugins: [join(import.meta.dirname, "../plugins/odd")] };
export const MARKUP = `<img src=x onerror="document.title='broken'">`;
export const LONG = "Verylongname".repeat(17).slice(0, 200);
export const RIGHT_TO_LEFT = "مزامنة المواقع";
export const EMOJI = "👩‍🚀🛰️";
