const PATHS = {
  home: "M3 11l9-8 9 8M5 9.5V21h5v-6h4v6h5V9.5",
  runs: "M4 6h16M4 12h16M4 18h10",
  plan: "M5 3h14v18H5zM9 8h6M9 12h6M9 16h3",
  clock: "M12 3a9 9 0 100 18 9 9 0 000-18zM12 7v5l3 2",
  plug: "M9 3v5M15 3v5M6 8h12v3a6 6 0 01-12 0zM12 17v4",
  hook: "M12 3v10a4 4 0 11-4-4M12 3l3 3M12 3L9 6",
  system: "M4 4h16v7H4zM4 13h16v7H4zM8 7.5h.01M8 16.5h.01",
  compare: "M8 4L4 8l4 4M4 8h12M16 12l4 4-4 4M20 16H8",
  check: "M4 12.5l5 5L20 6.5",
  cross: "M6 6l12 12M18 6L6 18",
  plus: "M12 4v16M4 12h16",
  minus: "M4 12h16",
  change: "M4 9h16M4 15h16M14 5l-4 14",
  half: "M12 3a9 9 0 100 18zM12 3a9 9 0 010 18",
  stop: "M12 3a9 9 0 100 18 9 9 0 000-18zM6 6l12 12",
  bolt: "M13 2L4 14h7l-1 8 9-12h-7z",
  turning: "M12 3a9 9 0 109 9",
  dots: "M5 12h.01M12 12h.01M19 12h.01",
  hand: "M12 7v6M12 17h.01M12 3a9 9 0 100 18 9 9 0 000-18z",
  pause: "M8 5v14M16 5v14",
  play: "M7 4l13 8-13 8z",
  again: "M4 12a8 8 0 102.5-5.8M4 4v4h4",
  link: "M14 4h6v6M20 4l-9 9M18 14v6H4V6h6",
  menu: "M4 6h16M4 12h16M4 18h16",
  up: "M6 14l6-6 6 6",
  down: "M6 10l6 6 6-6",
  right: "M10 6l6 6-6 6",
  file: "M6 3h8l4 4v14H6zM12 11v6M9 14l3 3 3-3",
  arrow: "M4 12h16M14 6l6 6-6 6",
} as const;

export type IconName = keyof typeof PATHS;

/** A sign; what it stands for is said in words beside it. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path d={PATHS[name]} />
  </svg>
);

export const isIcon = (name: string): name is IconName => name in PATHS;
