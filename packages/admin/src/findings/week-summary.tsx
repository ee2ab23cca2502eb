import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { DecisionLink } from '../decisions/decision-link.tsx';
import { decisionKindWords } from '../decisions/decision-words.ts';
import type { WeekQuery } from '../gql/graphql.ts';
import { ItemLink } from '../roadmap/item-link.tsx';
import { statusWords } from '../roadmap/words.ts';
import { BudgetLabel } from '../slo/budget-label.tsx';
import { Figure, Figures } from '../ui/facts.tsx';
import { formatCount, formatNumber, formatShare } from '../ui/format.ts';
import { Section } from '../ui/page.tsx';
import { SubjectLink } from './subject-link.tsx';
import { weekOf } from './week.ts';
import classes from './week-summary.module.css';

type Named = { identifier: string; title: string };

const ItemName = ({ item }: { item: Named }) => (
  <ItemLink identifier={item.identifier}>
    <span className={classes.quiet}>{item.identifier}</span> <bdi>{item.title}</bdi>
  </ItemLink>
);

/** Lines under a heading; a sentence where there are none, because that is news, too. */
function Lines({ title, none, children }: { title: string; none: string; children: ReactNode[] }) {
  return (
    <Section title={title}>
      {children.length > 0 ? <ul className={classes.lines}>{children}</ul> : <p className={classes.quiet}>{none}</p>}
    </Section>
  );
}

/** A span of days in four parts. */
export function WeekSummary({ week, since }: { week: WeekQuery; since: string }) {
  const { added, removed, changed } = week.roadmap.compare;
  const { slipped, moved, replanned, reranked } = weekOf(changed);
  const decided = week.decisions.nodes.filter(({ decidedAt }) => decidedAt >= since);
  const atRisk = week.now.items.nodes;
  const days = (count: number) => `${formatCount(Math.abs(count))} ${Math.abs(count) === 1 ? 'day' : 'days'}`;
  const because = (decisions: { identifier: string }[]) =>
    decisions.map(({ identifier }) => (
      <span key={identifier}>
        {' '}
        <DecisionLink identifier={identifier} />
      </span>
    ));

  return (
    <div className={classes.week}>
      <Figures>
        <Figure name="Changed" value={formatCount(added.length + removed.length + moved.length + replanned.length)} />
        <Figure name="Slipped" value={formatCount(slipped.length)} />
        <Figure name="Decided" value={formatCount(decided.length)} />
        <Figure name="At risk" value={formatCount(atRisk.length + week.slos.nodes.length)} />
        <Figure name="Critical findings" value={formatCount(week.findings.length)} />
      </Figures>
      <Lines title="Changed" none="No item came, went or moved on.">
        {[
          ...moved.map(({ item, statusFrom, statusTo, decisions }) => (
            <li key={item.id}>
              <ItemName item={item} /> went from {statusWords[statusFrom].toLowerCase()} to{' '}
              <strong>{statusWords[statusTo].toLowerCase()}</strong>.{because(decisions)}
            </li>
          )),
          ...replanned.map(({ item, targetDriftDays, effortDeltaPersonWeeks, decisions }) => (
            <li key={item.id}>
              <ItemName item={item} />
              {(targetDriftDays ?? 0) < 0 && ` is meant ${days(targetDriftDays ?? 0)} earlier.`}
              {effortDeltaPersonWeeks !== 0 &&
                ` takes ${formatNumber(Math.abs(effortDeltaPersonWeeks))} person-weeks ${effortDeltaPersonWeeks > 0 ? 'more' : 'less'}.`}
              {because(decisions)}
            </li>
          )),
          ...added.map((item) => (
            <li key={item.id}>
              <ItemName item={item} /> is new.
            </li>
          )),
          ...removed.map((item) => (
            <li key={item.id}>
              <span className={classes.quiet}>{item.identifier}</span> <bdi>{item.title}</bdi> was deleted.
            </li>
          )),
          ...(reranked > 0
            ? [
                <li key="reranked" className={classes.quiet}>
                  {formatCount(reranked)} {reranked === 1 ? 'item' : 'items'} only changed the place in the order.
                </li>,
              ]
            : []),
        ]}
      </Lines>
      <Lines title="Slipped" none="No target moved to later.">
        {slipped.map(({ item, targetDriftDays, decisions }) => (
          <li key={item.id}>
            <ItemName item={item} /> is <strong>{days(targetDriftDays ?? 0)} later</strong>
            {item.target && `, now ${item.target.label}`}.{because(decisions)}
          </li>
        ))}
      </Lines>
      <Lines title="Decided" none="Nothing was decided.">
        {decided.map((decision) => (
          <li key={decision.id}>
            <DecisionLink identifier={decision.identifier} /> {decisionKindWords[decision.kind]}:{' '}
            <bdi>{decision.question}</bdi> <strong>{decision.outcome}</strong>
            {!decision.agreed && <span className={classes.quiet}> Not agreed by both yet.</span>}
          </li>
        ))}
      </Lines>
      <Lines title="At risk" none="No budget, no item and no finding says so.">
        {[
          ...week.slos.nodes.map(({ id, slug, name, errorBudget }) => (
            <li key={id}>
              <Anchor inherit renderRoot={(props) => <Link to="/slos/$slug" params={{ slug }} {...props} />}>
                {name}
              </Anchor>{' '}
              <BudgetLabel state={errorBudget.state} />
              {errorBudget.remaining !== null && (
                <span className={classes.quiet}> {formatShare(errorBudget.remaining, 1)} of its budget left</span>
              )}
            </li>
          )),
          ...atRisk.map((item) => (
            <li key={item.id}>
              <ItemName item={item} /> is said to be{' '}
              <strong>{item.health === 'OFF_TRACK' ? 'off track' : 'at risk'}</strong>.
            </li>
          )),
          ...week.findings.map((finding) => (
            <li key={finding.id}>
              <SubjectLink subject={finding.subject} className={classes.finding}>
                {finding.message}
              </SubjectLink>
            </li>
          )),
        ]}
      </Lines>
    </div>
  );
}
