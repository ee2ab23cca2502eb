import type { ReactNode } from 'react';
import classes from './side-by-side.module.css';

/** The matter itself and, beside it where there is room, what is known of it. */
export function SideBySide({ aside, children }: { aside: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.columns}>
      <div className={classes.main}>{children}</div>
      <div className={classes.aside}>{aside}</div>
    </div>
  );
}
