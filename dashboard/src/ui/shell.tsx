import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { remove } from "../lib/api.js";
import { navigation } from "../lib/pages.js";
import { usePlace } from "../lib/router.js";
import { useMay, useMe } from "../lib/session.js";
import { THEMES, useTheme, type Theme } from "../lib/theme.js";
import { Icon, isIcon } from "./icon.js";

interface ShellProps {
  onSignedOut: () => void;
  children: ComponentChildren;
}

/** What stands around every page: navigation, who is signed in, and colours. */
export function Shell({ onSignedOut, children }: ShellProps) {
  const { path } = usePlace();
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [path]);
  return (
    <div class="shell">
      <a class="skip-link" href="#main">
        Skip to the content
      </a>
      <div class={open ? "sidebar open" : "sidebar"} role="banner">
        <a class="brand" href="/">
          <img src="/favicon.svg" alt="" width="28" height="28" />
          Nautobot Bridge
        </a>
        <button
          class="menu-button"
          type="button"
          aria-expanded={open}
          aria-controls="navigation"
          onClick={() => setOpen(!open)}
        >
          <Icon name="menu" />
          <span class="sr-only">Menu</span>
        </button>
        <nav class="nav" id="navigation" aria-label="Main">
          <ul>
            {navigation.map((entry) => (
              <NavEntry key={entry.path} {...entry} here={path} />
            ))}
          </ul>
        </nav>
        <Who onSignedOut={onSignedOut} />
      </div>
      <main class="main" id="main" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

function NavEntry({
  path,
  label,
  icon,
  role,
  holds = path,
  here,
}: (typeof navigation)[number] & { here: string }) {
  const may = useMay(role ?? "viewer");
  if (!may) return null;
  const within = here.startsWith(`${holds}/`);
  return (
    <li>
      <a href={path} aria-current={here === path ? "page" : within ? "true" : undefined}>
        {isIcon(icon) && <Icon name={icon} />}
        {label}
      </a>
    </li>
  );
}

function Who({ onSignedOut }: { onSignedOut: () => void }) {
  const { name, role } = useMe();
  const [theme, setTheme] = useTheme();
  const signOut = (): void => void remove("/api/v1/session", {}).finally(onSignedOut);
  return (
    <div class="who">
      <div>
        <strong>{name}</strong>
        {role}
      </div>
      <label>
        Colours
        <select value={theme} onChange={({ currentTarget }) => setTheme(currentTarget.value as Theme)}>
          {THEMES.map((each) => (
            <option key={each} value={each}>
              {each === "system" ? "as the system" : each}
            </option>
          ))}
        </select>
      </label>
      <button class="side-button" type="button" onClick={signOut}>
        Sign out
      </button>
    </div>
  );
}
