const TONES = 5;

/** A system by its initials, in a colour that is always the same for it. */
export function SystemSign({ name }: { name: string }) {
  const initials = name.match(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu) ?? ["?"];
  const tone = Array.from(name).reduce((total, sign) => total + (sign.codePointAt(0) ?? 0), 0) % TONES;
  return (
    <span class={`system-sign sign-${tone}`} aria-hidden="true">
      {initials.slice(0, 2).join("").toUpperCase()}
    </span>
  );
}
