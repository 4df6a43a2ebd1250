import { useState } from "preact/hooks";
import { post, type Shapes } from "../lib/api.js";
import { plural } from "../lib/format.js";
import { navigate, pathTo } from "../lib/router.js";
import { useMay } from "../lib/session.js";
import type { RunDetail } from "../lib/use-run.js";
import { isFinished } from "./badges.js";
import { Button } from "./button.js";
import { Icon, type IconName } from "./icon.js";
import { ReasonDialog, type Allowable } from "./reason-dialog.js";
import { runPath } from "./run-table.js";

interface Doing {
  name: string;
  icon: IconName;
  kind: "primary" | "danger" | "plain";
  /** What it will do, in one sentence. */
  explained: string;
  /** More than the name, for the button that does it. */
  action?: string;
  reason: "none" | "optional" | "required";
  /** Whether guards stand before it. */
  minding?: boolean;
  /** Where to go afterwards, when not to stay. */
  act: (reason: string, allow: Allowable[]) => Promise<string | undefined>;
}

interface RunActionsProps {
  run: RunDetail;
  onDone: () => void;
}

/** What the one who is signed in can do with a run as it stands. */
export function RunActions({ run, onDone }: RunActionsProps) {
  const may = useMay("operator");
  const [doing, setDoing] = useState<Doing>();
  if (!may) return null;
  return (
    <>
      {doingsFor(run).map((each) => (
        <Button key={each.name} kind={each.kind} onPress={() => setDoing(each)}>
          <Icon name={each.icon} />
          {each.name}
        </Button>
      ))}
      {isFinished(run.status) && (
        <a class="button" href={`${pathTo("/jobs/:job/start", { job: run.job })}?from=${run.id}`}>
          <Icon name="again" />
          Run again
        </a>
      )}
      {doing && (
        <ReasonDialog
          title={`${doing.action ?? doing.name}?`}
          explained={doing.explained}
          action={doing.action ?? doing.name}
          kind={doing.kind}
          reason={doing.reason}
          onClose={() => setDoing(undefined)}
          stopped={
            doing.minding ? (run.report?.guards ?? []).filter(({ status }) => status === "stopped") : []
          }
          onConfirm={async (reason, allow) => {
            const to = await doing.act(reason, allow);
            setDoing(undefined);
            if (to === undefined) onDone();
            else navigate(to);
          }}
        />
      )}
    </>
  );
}

function doingsFor(run: RunDetail): Doing[] {
  const plan = run.report?.plan ? changesOf(run.report.plan) : 0;
  if (run.status === "waiting") return [approve(run, plan), reject(run)];
  if (!isFinished(run.status)) return [cancel(run)];
  if (run.status === "interrupted") return [resume(run)];
  const planned = run.dryRun ? run.status === "succeeded" : run.error?.code === "GUARD_STOPPED";
  return planned && plan > 0 ? [apply(run, plan)] : [];
}

const changesOf = (plan: { create: number; update: number; delete: number }): number =>
  plan.create + plan.update + plan.delete;
const withReason = (reason: string) => (reason === "" ? {} : { reason });
const staying = (done: Promise<unknown>): Promise<undefined> => done.then(() => undefined);
const goTo = ({ id }: Shapes["AcceptedRun"]): string => runPath(id);
const checksumOf = ({ report }: RunDetail) => (report?.plan ? { checksum: report.plan.checksum } : {});

const cancel = ({ id }: RunDetail): Doing => ({
  name: "Cancel",
  action: "Cancel the run",
  icon: "stop",
  kind: "danger",
  explained: "The run stops between two batches. What it has written stays.",
  reason: "none",
  act: () => staying(post("/api/v1/runs/{id}/cancel", { path: { id } })),
});

const resume = ({ id }: RunDetail): Doing => ({
  name: "Resume",
  icon: "play",
  kind: "primary",
  explained: "A new run does what this one was still to do.",
  reason: "none",
  act: async () => goTo(await post("/api/v1/runs/{id}/resume", { path: { id } })),
});

const apply = (run: RunDetail, planned: number): Doing => ({
  name: "Apply",
  action: `Apply ${plural(planned, "change")}`,
  icon: "check",
  kind: "primary",
  explained: `A new run makes exactly these ${plural(planned, "planned change")}, and refuses if something moved on since.`,
  reason: "optional",
  minding: true,
  act: async (reason, allow) =>
    goTo(
      await post("/api/v1/runs/{id}/apply", {
        path: { id: run.id },
        body: { ...checksumOf(run), ...withReason(reason), ...(allow.length > 0 && { allow }) },
      }),
    ),
});

const approve = (run: RunDetail, waiting: number): Doing => ({
  name: "Approve",
  action: `Approve ${plural(waiting, "change")}`,
  icon: "check",
  kind: "primary",
  explained: "A new run makes all changes that wait here.",
  reason: "required",
  act: async (reason) =>
    goTo(
      await post("/api/v1/runs/{id}/approve", { path: { id: run.id }, body: { ...checksumOf(run), reason } }),
    ),
});

const reject = ({ id }: RunDetail): Doing => ({
  name: "Reject",
  icon: "cross",
  kind: "danger",
  explained: "The changes that wait here are given up. The run keeps what it did.",
  reason: "required",
  act: (reason) => staying(post("/api/v1/runs/{id}/reject", { path: { id }, body: { reason } })),
});
