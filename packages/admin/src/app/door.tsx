import type { ReactNode } from 'react';
import classes from './door.module.css';

/** The page before the product: one card, one task. */
export function Door({ title, lead, children }: { title: string; lead: ReactNode; children: ReactNode }) {
  return (
    <main className={classes.door}>
      <title>{`${title} · Waymark`}</title>
      <div className={classes.card}>
        <img src="/waymark.svg" alt="" width={36} height={36} />
        <h1 className={classes.title}>{title}</h1>
        <p className={classes.lead}>{lead}</p>
        {children}
      </div>
    </main>
  );
}
