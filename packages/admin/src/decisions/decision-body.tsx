import { Anchor } from '@mantine/core';
import { IconAlertTriangle, IconCalendarDue, IconCircleCheckFilled, IconCircleDashed } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useSession } from '../app/session.tsx';
import { faultAt, useAction } from '../app/use-action.ts';
import { ThemeLink } from '../feedback/theme-link.tsx';
import { ruleWords } from '../findings/finding-words.ts';
import type { DecisionUpdateInput } from '../gql/graphql.ts';
import { actorWords } from '../history/change-list.tsx';
import { ItemLink } from '../roadmap/item-link.tsx';
import { StatusIcon } from '../roadmap/labels.tsx';
import { EditableText } from '../ui/editable-text.tsx';
import { Fact, Facts } from '../ui/facts.tsx';
import { formatDate, formatInstant } from '../ui/format.ts';
import { Section } from '../ui/page.tsx';
import type { Save } from '../ui/save-outcome.ts';
import { SideBySide } from '../ui/side-by-side.tsx';
import { Chip, ToneLabel } from '../ui/tone.tsx';
import classes from './decision-body.module.css';
import { DecisionLink } from './decision-link.tsx';
import type { DecisionDetail } from './decision-page.tsx';
import { UpdateDecisionDocument } from './decision-query.ts';
import { criterionWords, decisionKindWords, triggerWords } from './decision-words.ts';
import { Precedents } from './precedents.tsx';
import { SignOffs } from './sign-offs.tsx';

type Text = 'question' | 'outcome' | 'rationale' | 'gaveUp';

/** All that a decision says, each text edited where it stands. */
export function DecisionBody({ decision }: { decision: DecisionDetail }) {
  const { may } = useSession();
  const { run } = useAction(UpdateDecisionDocument);
  const readOnly = !may('PLAN');
  const saving =
    (field: Text): Save<string> =>
    async (value) => {
      const input: DecisionUpdateInput = { id: decision.id, [field]: value };
      const outcome = await run({ input });
      if (!outcome.ok) {
        const message = faultAt(outcome.faults, field) ?? outcome.faults.map((fault) => fault.message).join(' ');
        return { kind: 'refused', message };
      }
      await outcome.shown;
      return { kind: 'saved' };
    };
  const text = (field: Text, label: string, placeholder: string, required = true) => (
    <EditableText
      label={label}
      value={decision[field] ?? ''}
      placeholder={placeholder}
      readOnly={readOnly}
      required={required}
      onSave={saving(field)}
      emphasis={field === 'question' ? 'title' : 'body'}
      singleLine={field === 'question'}
    />
  );

  return (
    <SideBySide aside={<DecisionFacts decision={decision} />}>
      {text('question', 'Question', 'What was asked')}
      {decision.supersededBy && (
        <p className={classes.superseded}>
          <ToneLabel tone="progress" icon={<IconAlertTriangle size={15} />}>
            Superseded by
          </ToneLabel>{' '}
          <DecisionLink identifier={decision.supersededBy.identifier} />
        </p>
      )}
      <Section title="Answer">{text('outcome', 'Answer', 'What was decided')}</Section>
      <Section title="Why">{text('rationale', 'Why', 'Why this and not another')}</Section>
      <Section title="Given up for it">{text('gaveUp', 'Given up', 'What was given up for it', false)}</Section>
      {decision.options.length > 0 && (
        <Section title="Options">
          <ul className={classes.options}>
            {decision.options.map((option, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: options have no id and do not move
              <li key={index} className={classes.option} data-chosen={option.chosen || undefined}>
                {option.chosen ? (
                  <IconCircleCheckFilled size={16} className={classes.chosen} aria-hidden />
                ) : (
                  <IconCircleDashed size={16} aria-hidden />
                )}
                <div className={classes.optionWords}>
                  <strong>
                    <bdi>{option.title}</bdi>
                  </strong>
                  {option.chosen && <span className={classes.quiet}> chosen</span>}
                  {option.pros && <p>For: {option.pros}</p>}
                  {option.cons && <p>Against: {option.cons}</p>}
                </div>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <About decision={decision} />
      <Precedents
        text={decision.question}
        themeSlugs={decision.themes.map(({ slug }) => slug)}
        except={decision.identifier}
      />
    </SideBySide>
  );
}

function About({ decision }: { decision: DecisionDetail }) {
  const { items, themes, slos, teams, periods } = decision;
  const lines: [string, ReactNode[]][] = [
    [
      'Items',
      items.map((item) => (
        <ItemLink key={item.id} identifier={item.identifier} className={classes.item}>
          <StatusIcon status={item.status} />
          <span>
            <span className={classes.quiet}>{item.identifier}</span> <bdi>{item.title}</bdi>
          </span>
        </ItemLink>
      )),
    ],
    [
      'Service levels',
      slos.map(({ id, slug, name }) => (
        <Anchor key={id} inherit renderRoot={(props) => <Link to="/slos/$slug" params={{ slug }} {...props} />}>
          {name}
        </Anchor>
      )),
    ],
    [
      'Themes',
      themes.map(({ id, slug, name }) => (
        <ThemeLink key={id} slug={slug}>
          {name}
        </ThemeLink>
      )),
    ],
    ['Teams', teams.map(({ id, name }) => <span key={id}>{name}</span>)],
    ['Periods', periods.map(({ id, name }) => <span key={id}>{name}</span>)],
  ];
  const filled = lines.filter(([, nodes]) => nodes.length > 0);
  if (filled.length === 0) return null;
  return (
    <Section title="What it is about">
      <Facts>
        {filled.map(([name, nodes]) => (
          <Fact key={name} name={name}>
            <div className={classes.nodes}>{nodes}</div>
          </Fact>
        ))}
      </Facts>
    </Section>
  );
}

function DecisionFacts({ decision }: { decision: DecisionDetail }) {
  const { waives, waivesFindings, revisitOn, revisitWhen, dueForRevisit } = decision;
  return (
    <>
      <Section title="Agreement">
        <SignOffs subject={decision} />
      </Section>
      <Section title="Facts">
        <Facts>
          <Fact name="Kind">{decisionKindWords[decision.kind]}</Fact>
          <Fact name="Decided">
            {formatInstant(decision.decidedAt)} by <bdi>{actorWords(decision.decidedBy)}</bdi>
          </Fact>
          {decision.supersedes && (
            <Fact name="In place of">
              <DecisionLink identifier={decision.supersedes.identifier} />
            </Fact>
          )}
          {decision.tradeOffs.length > 0 && (
            <Fact name="Trade-offs">
              <div className={classes.chips}>
                {decision.tradeOffs.map(({ id, name, definition }) => (
                  <span key={id} title={definition}>
                    <Chip>{name}</Chip>
                  </span>
                ))}
              </div>
            </Fact>
          )}
          {waives.length + waivesFindings.length > 0 && (
            <Fact name="Sets aside">
              {[
                ...waives.map((word) => criterionWords[word]),
                ...waivesFindings.map((rule) => ruleWords[rule].title),
              ].join(', ')}
              {!decision.agreed && <div className={classes.quiet}>once both sides have signed</div>}
            </Fact>
          )}
        </Facts>
      </Section>
      <Section title="Look at it again">
        {dueForRevisit && (
          <p>
            <ToneLabel tone="progress" icon={<IconCalendarDue size={15} />}>
              Due now
            </ToneLabel>
          </p>
        )}
        {!revisitOn && revisitWhen.length === 0 && <p className={classes.quiet}>Nothing brings it back by itself.</p>}
        <ul className={classes.triggers}>
          {revisitOn && <li>On {formatDate(revisitOn)}</li>}
          {revisitWhen.map(({ metric, slo, theme, comparison, value, tripped }) => {
            const what = metric ?? slo ?? theme;
            return (
              <li key={`${what?.id} ${comparison} ${value}`}>
                When <bdi>{what?.name}</bdi> {triggerWords(comparison, value, slo ? 'slo' : theme ? 'theme' : 'metric')}
                {tripped && <strong>: it is so now</strong>}
              </li>
            );
          })}
        </ul>
      </Section>
    </>
  );
}
