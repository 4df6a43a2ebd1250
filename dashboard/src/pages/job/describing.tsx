import type { Shapes } from "../../lib/api.js";
import { valueText } from "../../lib/format.js";
import { Empty } from "../../ui/feedback.js";
import { Icon } from "../../ui/icon.js";
import { Panel, TableScroll } from "../../ui/layout.js";

type Job = Shapes["JobDetail"];

/** Which objects become which. */
export const Mappings = ({ job }: { job: Job }) => (
  <Panel title="Data mappings" flush>
    {job.mappings.length === 0 ? (
      <Empty title="None described">
        <p>
          The job's author can list them in <code>dataMappings</code>.
        </p>
      </Empty>
    ) : (
      <TableScroll label="Data mappings">
        <table class="table">
          <thead>
            <tr>
              <th scope="col">{job.source}</th>
              <th scope="col">
                <span class="sr-only">becomes</span>
              </th>
              <th scope="col">{job.target}</th>
            </tr>
          </thead>
          <tbody>
            {job.mappings.map(({ sourceName, sourceUrl, targetName, targetUrl }) => (
              <tr key={`${sourceName} ${targetName}`}>
                <td>
                  <Place name={sourceName} url={sourceUrl} />
                </td>
                <td class="muted">
                  <Icon name="arrow" />
                </td>
                <td>
                  <Place name={targetName} url={targetUrl} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    )}
  </Panel>
);

/** A link where the job gives a whole address, and the path beside the name where it does not. */
function Place({ name, url }: { name: string; url: string | undefined }) {
  if (url === undefined) return <>{name}</>;
  if (!/^https?:\/\//.test(url))
    return (
      <>
        {name} <span class="muted small">{url}</span>
      </>
    );
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {name} <Icon name="link" />
    </a>
  );
}

/** What the job tells of its configuration. */
export function Configuration({ job: { configuration } }: { job: Job }) {
  const entries = Object.entries(configuration);
  return (
    <Panel title="Configuration information" flush>
      {entries.length === 0 ? (
        <Empty title="None described">
          <p>
            The job's author can list it in <code>configInformation</code>.
          </p>
        </Empty>
      ) : (
        <dl class="facts">
          {entries.map(([name, value]) => (
            <>
              <dt>{name}</dt>
              <dd dir="auto">{valueText(value)}</dd>
            </>
          ))}
        </dl>
      )}
    </Panel>
  );
}

/** What a run of the job is given. */
export const Variables = ({ job: { variables, configured } }: { job: Job }) => (
  <Panel title="Variables" flush>
    {variables.length === 0 ? (
      <Empty title="It has none" />
    ) : (
      <TableScroll label="Variables">
        <table class="table">
          <tbody>
            {variables.map(({ name, type, required, secret, description, default: usual }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td class="muted small">{secret ? "secret" : type}</td>
                <td class="wrap">
                  {description}
                  <div class="muted small">{whence(configured.includes(name), required, usual)}</div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    )}
  </Panel>
);

function whence(configured: boolean, required: boolean, usual: unknown): string {
  if (configured) return "set in the configuration";
  if (usual !== undefined) return `${valueText(usual)} unless given`;
  return required ? "required" : "optional";
}
