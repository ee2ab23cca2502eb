import type { ReactNode } from 'react';
import classes from './page.module.css';

interface PageProps {
  title: string;
  /** A few words beside the title: a count, a state. */
  aside?: ReactNode;
  actions?: ReactNode;
  /** A row of controls under the title that stays while the content scrolls. */
  toolbar?: ReactNode;
  /** Content that scrolls by itself and reaches the edges, like a board. */
  bleed?: boolean;
  children: ReactNode;
}

/** The frame of every screen: one heading, its actions, what filters it, and the content. */
export function Page({ title, aside, actions, toolbar, bleed = false, children }: PageProps) {
  return (
    <>
      <title>{`${title} · Waymark`}</title>
      <header className={classes.header}>
        <div className={classes.heading}>
          <h1 className={classes.title}>{title}</h1>
          {aside && <div className={classes.aside}>{aside}</div>}
          {actions && <div className={classes.actions}>{actions}</div>}
        </div>
        {toolbar && <div className={classes.toolbar}>{toolbar}</div>}
      </header>
      <div className={bleed ? classes.bleed : classes.content}>{children}</div>
    </>
  );
}

/** A titled part of a page or panel. */
export function Section({ title, actions, children }: { title: string; actions?: ReactNode; children: ReactNode }) {
  return (
    <section className={classes.section} aria-label={title}>
      <div className={classes.sectionHeading}>
        <h2 className={classes.sectionTitle}>{title}</h2>
        {actions}
      </div>
      {children}
    </section>
  );
}
