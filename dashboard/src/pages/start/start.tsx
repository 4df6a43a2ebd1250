import { useState } from "preact/hooks";
import { get, type Shapes } from "../../lib/api.js";
import type { PageProps } from "../../lib/pages.js";
import { usePlace } from "../../lib/router.js";
import { useData } from "../../lib/use-data.js";
import { Loaded } from "../../ui/feedback.js";
import { PageFrame } from "../../ui/layout.js";
import { jobPath } from "../../ui/run-table.js";
import { StartForm } from "./start-form.js";

/** Asks for a run of a job; `?from=RUN` begins with what an earlier run was given. */
export default function StartPage({ params: { job = "" } }: PageProps) {
  const { query } = usePlace();
  const [from] = useState(query.get("from"));
  const loaded = useData(`start ${job} ${from ?? ""}`, async (signal) => {
    const [detail, earlier] = await Promise.all([
      get("/api/v1/jobs/{job}", { path: { job }, signal }),
      from === null ? undefined : get("/api/v1/runs/{id}", { path: { id: from }, signal }),
    ]);
    return { detail, earlier };
  });
  const detail: Shapes["JobDetail"] | undefined = loaded.data?.detail;
  return (
    <PageFrame
      title={`Sync ${detail?.name ?? job}`}
      crumbs={[
        { label: "Home", href: "/" },
        { label: detail?.name ?? job, href: jobPath(detail?.id ?? job) },
      ]}
      subtitle={detail?.description}
    >
      <Loaded loaded={loaded}>{(data) => <StartForm job={data.detail} earlier={data.earlier} />}</Loaded>
    </PageFrame>
  );
}
