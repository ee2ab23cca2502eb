import type { ReactNode } from 'react';
import classes from './tone.module.css';

export type Tone = 'neutral' | 'info' | 'progress' | 'accent' | 'good' | 'bad' | 'special';

interface ToneLabelProps {
  tone: Tone;
  icon: ReactNode;
  children: ReactNode;
  muted?: boolean;
}

/** A state in three ways at once: a shape, a word, a colour. */
export function ToneLabel({ tone, icon, children, muted = false }: ToneLabelProps) {
  return (
    <span className={classes.label} data-muted={muted || undefined}>
      <span className={classes.icon} style={{ color: `var(--tone-${tone})` }} aria-hidden>
        {icon}
      </span>
      {children}
    </span>
  );
}

/** A word in a quiet frame, for what belongs to a thing: a theme, a driver, a label. */
export function Chip({ children }: { children: ReactNode }) {
  return <span className={classes.chip}>{children}</span>;
}
