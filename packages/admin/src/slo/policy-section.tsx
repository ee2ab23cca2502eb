import { IconPointFilled, IconSnowflake } from '@tabler/icons-react';
import { formatDate, formatShare } from '../ui/format.ts';
import { Section } from '../ui/page.tsx';
import { ToneLabel } from '../ui/tone.tsx';
import type { SloDetail } from './slo-page.tsx';
import classes from './slo-parts.module.css';
import { relationWords } from './slo-words.ts';

/** What both sides agreed to do as the budget runs down, and what of it applies now. */
export function PolicySection({ slo }: { slo: SloDetail }) {
  const { policy } = slo;
  if (!policy) {
    return (
      <Section title="Policy">
        <p className={classes.quiet}>Nobody has said yet what happens when the budget runs down.</p>
      </Section>
    );
  }
  return (
    <Section title="Policy">
      <ul className={classes.lines}>
        {policy.thresholds.map(({ remainingBelow, action, freezes, active }) => (
          <li key={remainingBelow} className={classes.threshold} data-active={active || undefined}>
            <span className={classes.below}>
              {remainingBelow === 0 ? 'All spent' : `Below ${formatShare(remainingBelow, 1)}`}
            </span>
            <div>
              <bdi>{action}</bdi>
              {freezes.length > 0 && (
                <div className={classes.quiet}>
                  Stops work that {freezes.map((relation) => relationWords[relation].toLowerCase()).join(' or ')}.
                </div>
              )}
            </div>
            <span>
              {active && (
                <ToneLabel
                  tone="bad"
                  icon={freezes.length > 0 ? <IconSnowflake size={15} /> : <IconPointFilled size={15} />}
                >
                  Applies now
                </ToneLabel>
              )}
            </span>
          </li>
        ))}
      </ul>
      {policy.revisitOn && <p className={classes.quiet}>To be looked at again on {formatDate(policy.revisitOn)}.</p>}
    </Section>
  );
}
