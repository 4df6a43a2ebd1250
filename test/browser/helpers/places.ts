import { join } from "node:path";
import type { Bridge } from "./service.js";

/** Bridge options that bring a job whose objects are below each other: places, from one Nautobot to the other. */
export const PLACES_PLUGIN = { plugins: [join(import.meta.dirname, "../plugins/places")] };

/** Asks for a run of it; returns its id. */
export const runPlaces = ({ run, remote: { url, token } }: Bridge): Promise<string> =>
  run({ variables: { url, token } }, "places.places");
