import { useEffect, useState } from "preact/hooks";

/** Where the page stands: the path and what follows the question mark. */
export interface Place {
  path: string;
  query: URLSearchParams;
}

const here = (): Place => ({ path: location.pathname, query: new URLSearchParams(location.search) });
const listeners = new Set<() => void>();
const tell = (): void => listeners.forEach((listener) => listener());

/** Shows another page of the dashboard. `replace` leaves no step to go back to: for filters. */
export function navigate(to: string, { replace = false } = {}): void {
  if (replace) history.replaceState(null, "", to);
  else history.pushState(null, "", to);
  if (!replace) scrollTo(0, 0);
  tell();
}

/** Sets parts of the query in the address; undefined takes a part away. */
export function setQuery(parts: Record<string, string | undefined>): void {
  const { path, query } = here();
  for (const [name, value] of Object.entries(parts))
    if (value === undefined || value === "") query.delete(name);
    else query.set(name, value);
  navigate(query.size > 0 ? `${path}?${query.toString()}` : path, { replace: true });
}

/** The place now; renders again whenever it changes. */
export function usePlace(): Place {
  const [place, setPlace] = useState(here);
  useEffect(() => {
    const changed = (): void => setPlace(here());
    listeners.add(changed);
    return () => void listeners.delete(changed);
  }, []);
  return place;
}

/** The values of a pattern such as `/runs/:id` in a path; undefined when it does not fit. */
export function matchPath(pattern: string, path: string): Record<string, string> | undefined {
  const [wanted, given] = [pattern, path].map((text) => text.replace(/\/+$/, "").split("/"));
  if (!wanted || wanted.length !== given?.length) return undefined;
  const values: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? "";
    if (part.startsWith(":")) values[part.slice(1)] = decoded(value);
    else if (part !== value) return undefined;
  }
  return values;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A path with its values: `pathTo("/runs/:id", { id })`. */
export const pathTo = (pattern: string, values: Record<string, string>): string =>
  pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(values[name] ?? ""));

/** Lets plain clicks on links within the dashboard change the page without loading it anew. */
export function followLinks(): void {
  addEventListener("popstate", tell);
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!link || !plain || event.defaultPrevented || link.target !== "" || link.hasAttribute("download"))
      return;
    if (link.origin !== location.origin || /^\/(api|companion\.git)\//.test(link.pathname)) return;
    event.preventDefault();
    if (link.hash && link.pathname === location.pathname) document.querySelector(link.hash)?.scrollIntoView();
    else navigate(link.pathname + link.search);
  });
}
