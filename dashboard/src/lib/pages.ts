import type { ComponentType } from "preact";
import { matchPath } from "./router.js";
import type { Role } from "./session.js";

/** What a page is given: the values in its path. */
export interface PageProps {
  params: Record<string, string>;
}

/** One page of the dashboard. Each `pages/NAME/page.ts` exports one by default, and is found by that. */
export interface Page {
  /** Such as `/runs/:id/changes`. */
  path: string;
  /** Its heading in the browser's list of tabs. */
  title: string;
  /** Its place in the navigation: smaller numbers stand before larger ones. `holds`: whose pages are reached from it. */
  nav?: { label: string; order: number; icon: string; holds?: string };
  /** Its place among the tabs of another page with the same values in its path: `run`, or `job`. */
  tab?: { of: string; label: string; order: number };
  /** Who may see it; everybody when absent. */
  role?: Role;
  load: () => Promise<{ default: ComponentType<PageProps> }>;
}

const modules = import.meta.glob<Page>("../pages/*/page.ts", { eager: true, import: "default" });
export const pages: readonly Page[] = Object.values(modules);

const parts = ({ path }: Page): number => (path.match(/:/g) ?? []).length;

/** The page at a path; of two that fit, the one with fewer values in its path. */
export function pageAt(path: string): { page: Page; params: Record<string, string> } | undefined {
  const fitting = pages.flatMap((page) => {
    const params = matchPath(page.path, path);
    return params ? [{ page, params }] : [];
  });
  return fitting.sort((a, b) => parts(a.page) - parts(b.page))[0];
}

const byOrder = (a: { order: number }, b: { order: number }): number => a.order - b.order;

/** What stands in the navigation. */
export const navigation = pages
  .flatMap(({ nav, path, role }) => (nav ? [{ ...nav, path, role }] : []))
  .sort(byOrder);

/** The tabs of a page. */
export const tabsOf = (name: string) =>
  pages.flatMap(({ tab, path, role }) => (tab?.of === name ? [{ ...tab, path, role }] : [])).sort(byOrder);
