import { local } from "../lib/format.js";
import { Panel } from "./layout.js";

export interface Series {
  name: string;
  /** The class `fill-TONE` colours it. */
  tone: string;
}

export interface Bar {
  id: string;
  /** Where more is said of it. */
  href: string;
  /** ISO 8601. */
  at: string;
  note: string;
  /** One for each series. */
  values: readonly number[];
}

interface BarChartProps {
  title: string;
  series: readonly Series[];
  /** Oldest first. */
  bars: readonly Bar[];
  format: (value: number) => string;
  /** Whether values of one bar add up. */
  stacked?: boolean;
  /** Said when there is no bar. */
  empty?: string;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** A few values over the last runs; each bar leads to its run and tells its values. */
export function BarChart({ title, series, bars, format, stacked = false, empty = "" }: BarChartProps) {
  const heights = bars.map(({ values }) => (stacked ? sum(values) : Math.max(...values)));
  const most = Math.max(...heights, 0);
  const share = (value: number): string => `${most === 0 ? 0 : (100 * value) / most}%`;
  const told = ({ at, note, values }: Bar): string =>
    [
      `${local(Date.parse(at))}, ${note}`,
      ...series.map(({ name }, index) => `${name}: ${format(values[index] ?? 0)}`),
    ].join("\n");
  return (
    <Panel title={title}>
      {bars.length === 0 ? (
        <p class="muted">{empty}</p>
      ) : (
        <>
          <div class="chart">
            <div class="chart-most small muted" aria-hidden="true">
              {format(most)}
            </div>
            <ol class={stacked ? "bars stacked" : "bars"}>
              {bars.map((bar) => (
                <li key={bar.id}>
                  <a href={bar.href} title={told(bar)}>
                    <span class="sr-only">{told(bar)}</span>
                    {series.map(({ tone }, index) => (
                      <span
                        key={tone}
                        class={`fill-${tone}`}
                        style={{ height: share(bar.values[index] ?? 0) }}
                      />
                    ))}
                  </a>
                </li>
              ))}
            </ol>
          </div>
          <ul class="legend small muted">
            {series.map(({ name, tone }) => (
              <li key={tone}>
                <span class={`fill-${tone}`} />
                {name}
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}
