import { useRef, useState } from 'react';
import { DecisionLink } from '../decisions/decision-link.tsx';
import type { FindingPartsFragment, ReviewQuery } from '../gql/graphql.ts';
import { formatCount } from '../ui/format.ts';
import { useShortcuts } from '../ui/shortcuts.tsx';
import { agendaOf } from './agenda.ts';
import { FindingLine } from './finding-line.tsx';
import { ruleWords } from './finding-words.ts';
import classes from './review-agenda.module.css';
import { SeverityLabel } from './severity-label.tsx';
import { Waive } from './waive.tsx';
import { waiverOf, waiverWaiting } from './waiver.ts';

interface AgendaProps {
  findings: FindingPartsFragment[];
  waivers: ReviewQuery['decisions']['nodes'];
}

/** Findings as points of a meeting, with an overview beside them; J and K go from one to the next. */
export function ReviewAgenda({ findings, waivers }: AgendaProps) {
  const agenda = agendaOf(findings);
  const inOrder = agenda.flatMap((point) => point.findings);
  const list = useRef<HTMLDivElement>(null);
  const [waiving, setWaiving] = useState<FindingPartsFragment | null>(null);
  const rowNow = () => {
    const row = document.activeElement?.closest<HTMLElement>('[data-finding]')?.dataset.finding;
    return row === undefined ? -1 : Number(row);
  };
  const go = (step: number) => {
    const next = Math.min(inOrder.length - 1, Math.max(0, rowNow() + step));
    list.current?.querySelector<HTMLElement>(`[data-row="${next}"]`)?.focus();
  };
  const waive = () => {
    const finding = inOrder[rowNow()];
    if (finding && waiverOf(finding)) setWaiving(finding);
  };
  useShortcuts([
    { keys: 'j', label: 'Next finding', group: 'Review', run: () => go(1) },
    { keys: 'k', label: 'Previous finding', group: 'Review', run: () => go(-1) },
    { keys: 'w', label: 'Set the finding aside by a decision', group: 'Review', run: waive },
  ]);

  return (
    <div className={classes.columns}>
      <nav aria-label="Agenda" className={classes.overview}>
        <ol>
          {agenda.map(({ severity, rule, findings: found }) => (
            <li key={`${severity} ${rule}`}>
              <a href={`#${severity}-${rule}`}>{ruleWords[rule].title}</a>
              <span className="numeric">{formatCount(found.length)}</span>
            </li>
          ))}
        </ol>
      </nav>
      <div ref={list} className={classes.points}>
        {agenda.map(({ severity, rule, findings: found }) => (
          <section key={`${severity} ${rule}`} id={`${severity}-${rule}`} className={classes.point} tabIndex={-1}>
            <header className={classes.head}>
              <h2 className={classes.title}>{ruleWords[rule].title}</h2>
              <SeverityLabel severity={severity} />
              <p className={classes.ask}>{ruleWords[rule].ask}</p>
            </header>
            <ul className={classes.findings}>
              {found.map((finding) => {
                const waiting = finding.waivedBy ? undefined : waiverWaiting(finding, waivers);
                return (
                  <FindingLine
                    key={finding.id}
                    finding={finding}
                    row={inOrder.indexOf(finding)}
                    onWaive={() => setWaiving(finding)}
                  >
                    {waiting && (
                      <>
                        <DecisionLink identifier={waiting} /> would set it aside, once both sides have signed.
                      </>
                    )}
                  </FindingLine>
                );
              })}
            </ul>
          </section>
        ))}
      </div>
      {waiving && <Waive finding={waiving} onClose={() => setWaiving(null)} />}
    </div>
  );
}
