import { get, type Answer } from "../../lib/api.js";
import { plural } from "../../lib/format.js";
import { useData } from "../../lib/use-data.js";
import { Empty, Loaded, Problem } from "../../ui/feedback.js";
import { PageFrame, Panel } from "../../ui/layout.js";
import { jobPath } from "../../ui/run-table.js";

type Plugins = Answer<"/api/v1/plugins">;
type Job = Answer<"/api/v1/jobs">["jobs"][number];

/** What the service can sync, and plugins that it refused. */
export default function PluginsPage() {
  const loaded = useData("plugins", async (signal) => {
    const [plugins, { jobs }] = await Promise.all([
      get("/api/v1/plugins", { signal }),
      get("/api/v1/jobs", { signal }),
    ]);
    return { plugins, jobs };
  });
  const { data } = loaded;
  return (
    <PageFrame title="Plugins" subtitle={data && `nautobot-bridge ${data.plugins.version}`}>
      <Loaded loaded={loaded}>
        {({ plugins: { plugins, problems }, jobs }) => (
          <>
            {problems.length > 0 && <Refused problems={problems} />}
            {plugins.map((plugin) => (
              <Plugin
                key={plugin.name}
                plugin={plugin}
                jobs={jobs.filter(({ id }) => plugin.jobs.includes(id))}
              />
            ))}
            {plugins.length === 0 && (
              <div class="panel">
                <Empty title="No plugin is loaded">
                  <p>
                    Add the folder of a plugin to <code>plugins</code> in the configuration, and start the
                    service again.
                  </p>
                </Empty>
              </div>
            )}
          </>
        )}
      </Loaded>
    </PageFrame>
  );
}

const Refused = ({ problems }: { problems: Plugins["problems"] }) => (
  <Panel title={plural(problems.length, "problem")}>
    <div class="stack">
      {problems.map(({ file, field, message, fix }) => (
        <Problem
          key={`${file} ${field ?? ""} ${message}`}
          error={{ message: field === undefined ? message : `${field}: ${message}`, fix, where: file }}
        />
      ))}
      <p class="muted">
        A plugin with a problem is left out; the others work. After it is corrected, start the service again.
      </p>
    </div>
  </Panel>
);

interface PluginProps {
  plugin: Plugins["plugins"][number];
  jobs: Job[];
}

const Plugin = ({ plugin: { name, version, file }, jobs }: PluginProps) => (
  <Panel title={name} actions={version !== undefined && <span class="muted">{version}</span>} flush>
    <ul class="lines">
      {jobs.map(({ id, name: label, description, source, target }) => (
        <li key={id}>
          <div class="between">
            <a href={jobPath(id)} dir="auto">
              <strong>{label}</strong>
            </a>
            <span class="muted small">
              {source} → {target}
            </span>
          </div>
          {description !== undefined && <p dir="auto">{description}</p>}
          <code class="muted">{id}</code>
        </li>
      ))}
    </ul>
    <p class="foot">
      <code>{file}</code>
    </p>
  </Panel>
);
