import { useEffect, useState } from "preact/hooks";

const NARROW = matchMedia("(max-width: 760px)");

/** Whether the page is as narrow as a phone: for what a style sheet cannot arrange. */
export function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(NARROW.matches);
  useEffect(() => {
    const changed = (): void => setNarrow(NARROW.matches);
    NARROW.addEventListener("change", changed);
    return () => NARROW.removeEventListener("change", changed);
  }, []);
  return narrow;
}
