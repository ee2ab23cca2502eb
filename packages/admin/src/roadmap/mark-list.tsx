import type { Mark } from './comparison.ts';
import classes from './mark-list.module.css';

/** What changed of an item since, in place. */
export function MarkList({ marks }: { marks: readonly Mark[] }) {
  return (
    <span className={classes.marks}>
      {marks.map(({ tone, text }) => (
        <span key={text} className={classes.mark} style={{ color: `var(--tone-${tone})` }}>
          {text}
        </span>
      ))}
    </span>
  );
}
