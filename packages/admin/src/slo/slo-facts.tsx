import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { SignOffs } from '../decisions/sign-offs.tsx';
import { Fact, Facts } from '../ui/facts.tsx';
import { formatAgo, formatShare } from '../ui/format.ts';
import { Section } from '../ui/page.tsx';
import type { SloDetail } from './slo-page.tsx';
import classes from './slo-parts.module.css';
import { durationWords, methodWords, objectiveWords, sliKindWords, windowWords } from './slo-words.ts';

/** Who answers for the objective, who agreed, and what exactly it says. */
export function SloFacts({ slo }: { slo: SloDetail }) {
  const { service, sliSource } = slo;
  const person = (owner: { name: string } | null) =>
    owner ? <bdi>{owner.name}</bdi> : <span className={classes.quiet}>Nobody</span>;
  return (
    <>
      {(slo.userJourney || slo.description) && (
        <Section title="What it keeps">
          {slo.userJourney && <p className={classes.text}>{slo.userJourney}</p>}
          {slo.description && <p className={`${classes.text} ${classes.quiet}`}>{slo.description}</p>}
        </Section>
      )}
      <Section title="Owners">
        <Facts>
          <Fact name="Product">{person(slo.productOwner)}</Fact>
          <Fact name="Engineering">{person(slo.engineeringOwner)}</Fact>
        </Facts>
      </Section>
      <Section title="Agreement">
        <SignOffs subject={slo} />
      </Section>
      <Section title="The promise">
        {slo.tighterThanNeeded && (
          <p className={classes.hint}>
            Tighter than anyone needs: none of the last four windows spent much of its budget. A lower objective would
            leave room for work.
          </p>
        )}
        <Facts>
          <Fact name="Objective">
            {objectiveWords(slo.objective)} {windowWords(slo.window, slo.windowType)}
          </Fact>
          <Fact name="Indicator">{sliKindWords[slo.sliKind]}</Fact>
          <Fact name="Counted by">
            {methodWords[slo.budgetingMethod]}
            {slo.timeSliceWindow && ` of ${durationWords(slo.timeSliceWindow)}`}
            {slo.timeSliceTarget !== null && `, good from ${objectiveWords(slo.timeSliceTarget)}`}
          </Fact>
          {slo.timeZone && (
            <Fact name="Calendar">
              {slo.timeZone}, first from {slo.calendarStart}
            </Fact>
          )}
          <Fact name="Known when">{formatShare(slo.coverageFloor)} of the window is measured</Fact>
          <Fact name="Service">{service.name}</Fact>
          {service.team && (
            <Fact name="Team">
              <Anchor
                inherit
                renderRoot={(props) => <Link to="/capacity" search={{ team: service.team?.slug }} {...props} />}
              >
                {service.team.name}
              </Anchor>
            </Fact>
          )}
          {sliSource && (
            <Fact name="Source">
              {sliSource.connection}, every {durationWords(sliSource.step)}
              {sliSource.lastFetchedAt && `, last ${formatAgo(sliSource.lastFetchedAt)}`}
              {sliSource.lastError && <div className={classes.bad}>{sliSource.lastError}</div>}
            </Fact>
          )}
          <Fact name="In files">
            <code>{slo.slug}</code>
          </Fact>
        </Facts>
      </Section>
    </>
  );
}
