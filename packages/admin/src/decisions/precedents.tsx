import { useDebouncedValue } from '@mantine/hooks';
import { useLiveQuery } from '../app/use-live-query.ts';
import { DecisionLink } from './decision-link.tsx';
import { PrecedentsDocument } from './decision-query.ts';
import { decisionKindWords } from './decision-words.ts';
import classes from './precedents.module.css';

/** The earlier decisions that a question is like, and why; nothing where there are none. */
export function Precedents({
  text,
  themeSlugs = [],
  except,
}: {
  text: string;
  themeSlugs?: string[];
  except?: string;
}) {
  const [asked] = useDebouncedValue(text.trim(), 400);
  const pause = asked.length < 8 && themeSlugs.length === 0;
  const { data } = useLiveQuery(PrecedentsDocument, { text: asked, themeSlugs }, { pause });
  const found = (pause ? [] : (data?.precedents ?? [])).filter(({ decision }) => decision.identifier !== except);
  if (found.length === 0) return null;
  return (
    <section className={classes.precedents} aria-label="Precedents">
      <h3 className={classes.title}>Decided before</h3>
      <ul className={classes.list}>
        {found.map(({ decision, because }) => (
          <li key={decision.id}>
            <DecisionLink identifier={decision.identifier}>
              {decision.identifier} <bdi>{decision.question}</bdi>
            </DecisionLink>
            <div>
              {decisionKindWords[decision.kind]}: <bdi>{decision.outcome}</bdi>
            </div>
            <div className={classes.because}>{because.join(' ')}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}
