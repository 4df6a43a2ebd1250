/** So much later than this time; ISO 8601, UTC, both. */
export const later = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString();
