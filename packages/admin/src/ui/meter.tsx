import classes from './meter.module.css';
import type { Tone } from './tone.tsx';

/** A share as a bar, beside the number that says the same; below 0 it shows as empty, above 1 as full. */
export function Meter({ value, tone }: { value: number; tone: Tone }) {
  const share = Math.min(1, Math.max(0, value));
  return (
    <div className={classes.track} aria-hidden>
      <div className={classes.bar} style={{ width: `${share * 100}%`, background: `var(--tone-${tone})` }} />
    </div>
  );
}
