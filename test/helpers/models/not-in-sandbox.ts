/** Rows whose trip needs what the sandbox does not have: by name, why. */
export const NOT_IN_SANDBOX: Readonly<Record<string, string>> = {
  "controller, with a reference that GraphQL does not have": "it has no controllers",
  "custom link, of one content type and found by it": "it has no custom links",
  "cable, to an end of another type": "its cables end at interfaces",
  "places of a prefix": "a prefix has one place there",
  "choices of a custom field": "it has no choices of custom fields",
  "permission, of many users": "it has one user, and no permissions",
};
