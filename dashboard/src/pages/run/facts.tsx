import type { ComponentChildren } from "preact";
import { count, bytes, valueText } from "../../lib/format.js";
import type { RunDetail } from "../../lib/use-run.js";
import { Icon } from "../../ui/icon.js";
import { Panel } from "../../ui/layout.js";
import { askedBy, jobPath, runPath } from "../../ui/run-table.js";
import { Time } from "../../ui/time.js";

/** Everything else there is to know of a run. */
export function Facts({ run }: { run: RunDetail }) {
  const { report } = run;
  const result = report?.jobResult;
  return (
    <Panel title="Data sync" flush>
      <dl class="facts">
        <Fact name="Job">
          <a href={jobPath(run.job)}>{run.job}</a>
        </Fact>
        {report && (
          <Fact name="From, to">
            {report.source} <Icon name="arrow" /> {report.target}
          </Fact>
        )}
        <Fact name="Asked for by">{askedBy(run)}</Fact>
        {run.reason !== undefined && <Fact name="Reason">{run.reason}</Fact>}
        <Fact name="Asked for">
          <Time at={run.requestedAt} full />
        </Fact>
        {run.startedAt !== undefined && (
          <Fact name="Started">
            <Time at={run.startedAt} full />
          </Fact>
        )}
        {run.endedAt !== undefined && (
          <Fact name="Ended">
            <Time at={run.endedAt} full />
          </Fact>
        )}
        {run.resumedFrom !== undefined && (
          <Fact name="Goes on with">
            <a href={runPath(run.resumedFrom)}>the interrupted run</a>
          </Fact>
        )}
        {result && (
          <Fact name="Nautobot">
            <a href={result.url} target="_blank" rel="noreferrer">
              Job result <Icon name="link" />
            </a>
          </Fact>
        )}
        {Object.entries(report?.variables ?? {}).map(([name, value]) => (
          <Fact key={name} name={name}>
            <code>{valueText(value)}</code>
          </Fact>
        ))}
        {report && (
          <Fact name="Requests">
            {count(report.requests.count)}, {bytes(report.requests.bytes)}
          </Fact>
        )}
        <Fact name="Id">
          <code>{run.id}</code>
        </Fact>
      </dl>
    </Panel>
  );
}

const Fact = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <>
    <dt>{name}</dt>
    <dd dir="auto">{children}</dd>
  </>
);
