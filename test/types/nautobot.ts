// Checked by the compiler only: each line after an expected error must be one.
import type { Client, Create, Path, Row } from "../../src/nautobot/index.js";

const LOCATIONS = "/dcim/locations/";

export async function reading(nautobot: Client): Promise<void> {
  const query = { name__ic: "x", asn__gte: 3, location_type: ["a"], has_racks: true, cf_owner: "me" };
  for await (const location of nautobot.list(LOCATIONS, { query })) {
    const texts: (string | null | undefined)[] = [location.name, location.time_zone, location.parent?.id];
    // @ts-expect-error -- no such field
    const field: keyof typeof location = "nope";
    console.log(texts, field);
  }
  const device: Row<"/dcim/devices/"> = await nautobot.retrieve("/dcim/devices/", "id");
  const face: "front" | "rear" | undefined = device.face?.value;
  const image: string | undefined = device.software_image_files[0]?.id;
  console.log(face, image);
  // @ts-expect-error -- no such filter
  nautobot.list(LOCATIONS, { query: { nope: 1 } });
  // @ts-expect-error -- a number, not a text
  nautobot.list(LOCATIONS, { query: { asn__gte: "3" } });
  // @ts-expect-error -- no such path
  nautobot.list("/dcim/location/");
}

export async function writing(nautobot: Client): Promise<void> {
  await nautobot.create(LOCATIONS, {
    name: "a",
    location_type: { name: "Site" },
    status: "Active",
    parent: null,
  });
  await nautobot.update("/extras/jobs/", "id", { enabled: true });
  await nautobot.updateMany("/ipam/prefixes/", [{ id: "x", type: "container" }]);
  // @ts-expect-error -- status is required
  await nautobot.create(LOCATIONS, { name: "a", location_type: { name: "Site" } });
  // @ts-expect-error -- no such field
  await nautobot.create(LOCATIONS, { name: "a", location_type: "Site", status: "Active", nope: 1 });
  // @ts-expect-error -- no such choice
  await nautobot.updateMany("/ipam/prefixes/", [{ id: "x", type: "box" }]);
  // @ts-expect-error -- which one?
  await nautobot.updateMany("/ipam/prefixes/", [{ type: "pool" }]);
  // @ts-expect-error -- nobody can create a job result
  await nautobot.create("/extras/job-results/", { name: "x" });
}

export async function anyPath<P extends Path>(
  nautobot: Client,
  path: P,
  bodies: Create<P>[],
): Promise<Row<P>[]> {
  return nautobot.createMany(path, bodies);
}
