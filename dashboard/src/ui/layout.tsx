import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { tabsOf } from "../lib/pages.js";
import { pathTo, usePlace } from "../lib/router.js";
import { useMay } from "../lib/session.js";

interface PageFrameProps {
  /** Its one heading, and its name in the browser's tabs. */
  title: string;
  /** Pages above this one. */
  crumbs?: readonly { label: string; href: string }[];
  /** Below the heading. */
  subtitle?: ComponentChildren;
  actions?: ComponentChildren;
  children: ComponentChildren;
}

let shownBefore = false;

/** The frame of every page. A reader of screens is brought to its heading whenever another page is shown. */
export function PageFrame({ title, crumbs = [], subtitle, actions, children }: PageFrameProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (shownBefore) heading.current?.focus({ preventScroll: true });
    shownBefore = true;
  }, []);
  useEffect(() => void (document.title = `${title} · nautobot-bridge`), [title]);
  return (
    <div class="page">
      <div class="page-head">
        <div class="titles">
          {crumbs.length > 0 && (
            <nav aria-label="Breadcrumb">
              <ol class="crumbs">
                {crumbs.map(({ label, href }) => (
                  <li key={href}>
                    <a href={href}>{label}</a>
                  </li>
                ))}
              </ol>
            </nav>
          )}
          <h1 ref={heading} tabIndex={-1} dir="auto">
            {title}
          </h1>
          {subtitle !== undefined && <div class="muted">{subtitle}</div>}
        </div>
        {actions !== undefined && <div class="actions">{actions}</div>}
      </div>
      {children}
    </div>
  );
}

interface PanelProps {
  title: string;
  actions?: ComponentChildren;
  /** Whether what is in it reaches to its border, as tables do. */
  flush?: boolean;
  children: ComponentChildren;
}

/** A titled part of a page. */
export function Panel({ title, actions, flush = false, children }: PanelProps) {
  const id = useId();
  return (
    <section class="panel" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {actions}
      </header>
      <div class={flush ? "flush" : "body"}>{children}</div>
    </section>
  );
}

/** The tabs of a page, by the pages that declare themselves to be one; only those that may be seen. */
export function Tabs({ of, values, label }: { of: string; values: Record<string, string>; label: string }) {
  return (
    <nav class="tabs" aria-label={label}>
      {tabsOf(of).map((tab) => (
        <Tab key={tab.path} tab={tab} href={pathTo(tab.path, values)} />
      ))}
    </nav>
  );
}

function Tab({ tab, href }: { tab: ReturnType<typeof tabsOf>[number]; href: string }) {
  const { path } = usePlace();
  const may = useMay(tab.role ?? "viewer");
  if (!may) return null;
  return (
    <a href={href} aria-current={path === href ? "page" : undefined}>
      {tab.label}
    </a>
  );
}

/** A table that scrolls sideways by itself on small screens. */
export const TableScroll = ({ label, children }: { label: string; children: ComponentChildren }) => (
  <div class="table-scroll" tabIndex={0} role="group" aria-label={label}>
    {children}
  </div>
);
