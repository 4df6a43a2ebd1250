import type { PageProps } from "../../lib/pages.js";
import type { FollowedRun, RunDetail } from "../../lib/use-run.js";
import { isFinished } from "../../ui/badges.js";
import { RunFrame } from "../../ui/run-frame.js";
import { Durations } from "./durations.js";
import { Ending } from "./ending.js";
import { Facts } from "./facts.js";
import { Failures } from "./failures.js";
import { Guards } from "./guards.js";
import { LoadedObjects } from "./loaded-objects.js";
import { Memory } from "./memory.js";
import { Progress } from "./progress.js";
import { Summary } from "./summary.js";
import { Waiting } from "./waiting.js";

/** One run: how it goes, and what it did. */
export default function RunPage({ params: { id = "" } }: PageProps) {
  return <RunFrame id={id}>{(run, followed) => <Overview run={run} followed={followed} />}</RunFrame>;
}

const Overview = ({ run, followed }: { run: RunDetail; followed: FollowedRun }) => (
  <>
    <Ending run={run} />
    <Waiting run={run} />
    <Failures run={run} />
    {!isFinished(run.status) && run.status !== "waiting" && <Progress run={run} live={followed.live} />}
    <Summary run={run} />
    {(isFinished(run.status) || run.steps.length > 0) && (
      <div class="columns">
        <Durations run={run} />
        <Memory run={run} />
      </div>
    )}
    <Guards verdicts={run.report?.guards ?? []} dryRun={run.dryRun} />
    <div class="columns">
      <Facts run={run} />
      <LoadedObjects run={run} />
    </div>
  </>
);
