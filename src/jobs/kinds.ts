import { z } from "zod";
import type { Path } from "../nautobot/index.js";

/** A text of several lines. */
export function text(): z.ZodString {
  return z.string().meta({ multiline: true });
}

/** An object in Nautobot, as its id: `object("/dcim/locations/")`. */
export function object(path: Path): z.ZodGUID {
  return z.guid().meta({ nautobot: path });
}

/** Several objects of one type in Nautobot, as their ids. */
export function objects(path: Path): z.ZodArray<z.ZodGUID> {
  return z.array(object(path));
}
