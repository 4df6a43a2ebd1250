import type { DataMapping, JobClass } from "../../jobs/job.js";
import { systemsOf } from "../../jobs/job.js";
import { schemasOf } from "../../jobs/variables.js";
import { fieldOf } from "./field.js";
import type { BridgeJob } from "./module.js";
import { className, fieldNames, labelOf } from "./names.js";
import { assignment, tuple, type Value } from "./python.js";

/** Hours may pass in a large sync; in Nautobot a Job's limits can be set otherwise. */
const DEFAULT_LIMIT = 24 * 3600;
/** What is left between the soft and the hard limit, for telling where the run goes on. */
const GRACE = 60;
const INDENT = "    ";

/** A Python class and the names that it uses of other modules. */
export interface PythonClass {
  name: string;
  text: string;
  uses: string[];
}

/** The classes of one bridge job. */
export function jobsOf(job: BridgeJob, configured: Readonly<Record<string, unknown>>): PythonClass[] {
  const { meta } = job.jobClass;
  const name = className(job.slug);
  return [
    jobClass(job, name, configured),
    receiver(job, `${name}OnChange`, "BridgeJobHook", {
      name: `${meta.name}: on change`,
      description: `Runs ${job.id} for the object that changed. Choose it in a job hook.`,
    }),
    receiver(job, `${name}Button`, "BridgeJobButton", {
      name: `${meta.name}: button`,
      description: `Runs ${job.id} for the object whose page it is pressed on. Choose it in a job button.`,
    }),
  ];
}

function jobClass(
  { id, jobClass }: BridgeJob,
  name: string,
  configured: Readonly<Record<string, unknown>>,
): PythonClass {
  const { meta, kind } = jobClass;
  const base = kind === "source" ? "BridgeDataSource" : "BridgeDataTarget";
  const schemas = schemasOf(meta.variables ?? {});
  const names = fieldNames(Object.keys(schemas));
  const fields = Object.entries(schemas).map(([variable, schema]) => ({
    name: names.get(variable) ?? variable,
    ...fieldOf(labelOf(variable), schema, configured[variable]),
  }));
  const { source, target } = systemsOf(jobClass);
  return {
    name,
    uses: [base, ...fields.map(({ type }) => type)],
    text: classText(
      name,
      base,
      id,
      [...fields.map(({ name: field, call }) => [field, call] as const), ...aboutJob(jobClass)],
      {
        name: meta.name,
        description: meta.description,
        data_source: source,
        data_target: target,
        ...(meta.readOnly && { read_only: true }),
        ...limitsOf(jobClass),
      },
    ),
  };
}

function limitsOf({ meta: { timeLimit = DEFAULT_LIMIT } }: JobClass): Record<string, number> {
  return { soft_time_limit: timeLimit, time_limit: timeLimit + GRACE };
}

/** What nautobot-ssot shows on the page of a data source or target. */
function aboutJob(jobClass: JobClass): (readonly [string, Value])[] {
  const mappings = jobClass.dataMappings().map(mappingOf);
  const information = Object.entries(jobClass.configInformation());
  return [
    ...(mappings.length ? [["mappings", tuple(...mappings)] as const] : []),
    ...(information.length
      ? [["configuration", tuple(...information.map((pair) => tuple(...pair)))] as const]
      : []),
  ];
}

const mappingOf = ({ sourceName, sourceUrl = "", targetName, targetUrl = "" }: DataMapping): Value =>
  tuple(sourceName, sourceUrl, targetName, targetUrl);

const receiver = (
  { id, jobClass }: BridgeJob,
  name: string,
  base: string,
  meta: Record<string, Value>,
): PythonClass => ({
  name,
  uses: [base],
  text: classText(name, base, id, [], { ...meta, ...limitsOf(jobClass) }),
});

function classText(
  name: string,
  base: string,
  id: string,
  attributes: readonly (readonly [string, Value])[],
  meta: Readonly<Record<string, Value>>,
): string {
  const metaLines = Object.entries(meta).filter(([, value]) => value !== undefined);
  return [
    `class ${name}(${base}):`,
    `${INDENT}"""Runs ${id.length < 90 ? id : "the job"} at the bridge."""`,
    "",
    assignment("bridge_job", id, INDENT),
    ...attributes.map(([attribute, value]) => assignment(attribute, value, INDENT)),
    "",
    `${INDENT}class Meta(${base}.Meta):`,
    `${INDENT}${INDENT}"""How Nautobot shows and runs it."""`,
    "",
    ...metaLines.map(([attribute, value]) => assignment(attribute, value, INDENT + INDENT)),
  ].join("\n");
}
