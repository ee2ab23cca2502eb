import { Progress } from '@mantine/core';
import type { ItemKind } from '../gql/graphql.ts';
import { kindWords } from '../roadmap/words.ts';
import { formatNumber, formatShare } from '../ui/format.ts';
import { Section } from '../ui/page.tsx';
import classes from './capacity.module.css';
import { mixWithout, type Period } from './what-if.ts';

type Share = Period['mix']['planned'][number];
const colors: Record<ItemKind, string> = { FEATURE: 'accent.6', TECHNICAL_INVESTMENT: 'violet.6' };

/** The balance of each period: meant, planned, done. */
export function MixSection({ periods, without }: { periods: Period[]; without: ReadonlySet<string> }) {
  return (
    <Section title="Mix of the work">
      <div className={classes.mixes}>
        {periods.map((period) => (
          <div key={period.id} className={classes.mix}>
            <h3>
              {period.name}
              {period.mix.drift > 0 && (
                <span className={classes.quiet}> planned is {formatShare(period.mix.drift)} from what was meant</span>
              )}
            </h3>
            <Bar name="Meant" shares={period.mix.target} none="Nobody said" />
            <Bar name="Planned" shares={mixWithout(period, without)} none="Nothing planned" weeks />
            <Bar name="Done" shares={period.mix.actual} none="Nothing delivered yet" weeks />
          </div>
        ))}
      </div>
    </Section>
  );
}

function Bar({ name, shares, none, weeks = false }: { name: string; shares: Share[]; none: string; weeks?: boolean }) {
  const filled = shares.filter(({ share }) => share > 0);
  return (
    <div className={classes.bar}>
      <span>{name}</span>
      {filled.length === 0 ? (
        <span className={classes.quiet}>{none}</span>
      ) : (
        <div>
          <Progress.Root size="md" aria-hidden>
            {filled.map(({ kind, share }) => (
              <Progress.Section key={kind} value={share * 100} color={colors[kind]} />
            ))}
          </Progress.Root>
          <span className={classes.legend}>
            {filled.map(({ kind, share, personWeeks }) => (
              <span key={kind}>
                <span
                  className={classes.swatch}
                  style={{ background: `var(--mantine-color-${colors[kind].replace('.', '-')})` }}
                  aria-hidden
                />
                {kindWords[kind]} <span className="numeric">{formatShare(share)}</span>
                {weeks && <span className={`${classes.quiet} numeric`}> · {formatNumber(personWeeks)} weeks</span>}
              </span>
            ))}
          </span>
        </div>
      )}
    </div>
  );
}
