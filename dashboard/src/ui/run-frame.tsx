import type { ComponentChildren } from "preact";
import { useRun, type FollowedRun, type RunDetail } from "../lib/use-run.js";
import { isFinished, StateBadge } from "./badges.js";
import { Loaded, Notice } from "./feedback.js";
import { PageFrame, Tabs } from "./layout.js";
import { RunActions } from "./run-actions.js";
import { askedBy, jobPath } from "./run-table.js";
import { Time } from "./time.js";

interface RunFrameProps {
  id: string;
  children: (run: RunDetail, followed: FollowedRun) => ComponentChildren;
}

/** The frame of every page about one run: what it is, how it stands, what can be done with it, and its tabs. */
export function RunFrame({ id, children }: RunFrameProps) {
  const followed = useRun(id);
  const { data: run, connection, live, reload } = followed;
  const state = run && (isFinished(run.status) ? run.status : (live.state ?? run.status));
  return (
    <PageFrame
      title={run?.report?.name ?? run?.job ?? "Data sync"}
      crumbs={[
        { label: "Runs", href: "/runs" },
        ...(run ? [{ label: run.job, href: jobPath(run.job) }] : []),
      ]}
      subtitle={
        run &&
        state && (
          <span class="row">
            <StateBadge state={state} />
            <span>
              {run.dryRun ? "Dry run" : "Sync"}, asked for by {askedBy(run)} <Time at={run.requestedAt} />
            </span>
          </span>
        )
      }
      actions={run && <RunActions run={run} onDone={reload} />}
    >
      {connection === "lost" && (
        <Notice>
          <strong>The connection is lost.</strong> It is being made again; nothing will be missed.
        </Notice>
      )}
      <Tabs of="run" values={{ id }} label="Of this run" />
      <Loaded loaded={followed}>{(data) => children(data, followed)}</Loaded>
    </PageFrame>
  );
}
