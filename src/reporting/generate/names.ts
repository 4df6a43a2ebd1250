/** Words that Python keeps for itself. */
const KEYWORDS = new Set(
  (
    "False None True and as assert async await break class continue def del elif else except finally for from " +
    "global if import in is lambda nonlocal not or pass raise return try while with yield"
  ).split(" "),
);

/** Names that a Job has already: a field of such a name would replace what Nautobot or the companion works with. */
const TAKEN = new Set(
  (
    "dryrun memory_profiling full run_id parallel_loading bridge_job mappings configuration Meta " +
    "after_return as_execution_form as_form as_form_class before_start calculate_diff celery_kwargs class_path " +
    "class_path_dotted class_path_js_escaped config_information console_log_default create_file data_mappings " +
    "data_source data_source_icon data_target data_target_icon description description_first_line deserialize_data " +
    "diff diffsync_flags dryrun_default execute_sync fail field_order file_path grouping has_sensitive_variables " +
    "hidden is_singleton job_model job_result load_json load_source_adapter load_target_adapter load_yaml logger " +
    "lookup_object name on_failure on_retry on_success prepare_job_kwargs properties_dict read_only registered_name " +
    "request run serialize_data singleton_cache_key skip_auto_component_creation soft_time_limit source_adapter " +
    "supports_dryrun sync sync_data sync_log target_adapter task_queues template_name time_limit user validate_data"
  ).split(" "),
);

/** The companion's own modules beside those of the plugins. */
const OWN = new Set(["bulk_read", "run_report"]);

/** A word list in Python's way: "siteName" and "site-name" become "site_name". */
const snake = (name: string): string =>
  name
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1_$2")
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");

/** The name of a plugin's module. */
export function moduleName(plugin: string): string {
  const name = snake(plugin);
  return KEYWORDS.has(name) || OWN.has(name) || !/^[a-z]/.test(name) ? `plugin_${name}` : name;
}

/** The name of a job's class, from its slug: "acme-to-nautobot" becomes "AcmeToNautobot". */
export function className(slug: string): string {
  const name = slug.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return /^[A-Z]/.test(name) && !KEYWORDS.has(name) ? name : `Job${name}`;
}

/** The names of a job's form fields, by variable. */
export function fieldNames(variables: readonly string[]): Map<string, string> {
  const used = new Set<string>();
  return new Map(
    variables.map((variable) => {
      let name = snake(variable);
      if (!/^[a-z]/.test(name)) name = `variable_${name}`;
      while (used.has(name) || TAKEN.has(name) || KEYWORDS.has(name)) name += "_";
      used.add(name);
      return [variable, name];
    }),
  );
}

/** What a person reads beside the field. */
export function labelOf(variable: string): string {
  const words = snake(variable).replaceAll("_", " ");
  return words === "" ? variable : words.charAt(0).toUpperCase() + words.slice(1);
}
