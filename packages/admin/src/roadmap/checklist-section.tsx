import { Button } from '@mantine/core';
import { IconCircleCheckFilled, IconCircleDashed, IconCircleDot, IconCircleX } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { DecisionLink } from '../decisions/decision-link.tsx';
import { criterionWords } from '../decisions/decision-words.ts';
import type { CheckCriterion, ChecklistPartsFragment } from '../gql/graphql.ts';
import { Section } from '../ui/page.tsx';
import { ToneLabel } from '../ui/tone.tsx';
import classes from './checklist-section.module.css';
import type { ItemDetail } from './item-query.ts';

const RecordDecision = lazy(() =>
  import('../decisions/record-decision.tsx').then((part) => ({ default: part.RecordDecision })),
);
type Check = ChecklistPartsFragment['checks'][number];

interface ChecklistSectionProps {
  title: string;
  checklist: ChecklistPartsFragment;
  item: ItemDetail;
  readOnly: boolean;
}

/** What has to hold before the next step: what does, what does not and what to do about it. */
export function ChecklistSection({ title, checklist, item, readOnly }: ChecklistSectionProps) {
  const [waived, setWaived] = useState<CheckCriterion | null>(null);
  const open = checklist.checks.filter(({ passed, waivedBy }) => passed !== true && !waivedBy).length;
  return (
    <Section
      title={title}
      actions={
        <ToneLabel
          tone={checklist.passed ? 'good' : 'progress'}
          icon={checklist.passed ? <IconCircleCheckFilled size={15} /> : <IconCircleDot size={15} />}
        >
          {checklist.passed ? 'All hold' : `${open} to do`}
        </ToneLabel>
      }
    >
      <ul className={classes.checks}>
        {checklist.checks.map((check) => (
          <li key={check.criterion} className={classes.check} data-open={isOpen(check) || undefined}>
            {iconOf(check)}
            <div className={classes.words}>
              <span className={classes.name}>{criterionWords[check.criterion]}</span> {check.detail}
              {check.waivedBy && (
                <>
                  {' '}
                  Set aside by <DecisionLink identifier={check.waivedBy.identifier} />.
                </>
              )}
            </div>
            {!readOnly && isOpen(check) && check.criterion !== 'AGREED' && (
              <Button
                size="compact-xs"
                variant="subtle"
                color="gray"
                aria-label={`Set aside: ${criterionWords[check.criterion]}`}
                onClick={() => setWaived(check.criterion)}
              >
                Set aside…
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Suspense>
        {waived && (
          <RecordDecision
            prefill={{
              kind: 'WAIVER',
              question: `May ${item.identifier} go on without: ${criterionWords[waived].toLowerCase()}?`,
              outcome: 'Yes, this once.',
              waives: [waived],
              items: [{ value: item.id, label: `${item.identifier} ${item.title}` }],
            }}
            onClose={() => setWaived(null)}
            onRecorded={() => setWaived(null)}
          />
        )}
      </Suspense>
    </Section>
  );
}

const isOpen = ({ passed, waivedBy }: Check): boolean => passed !== true && !waivedBy;

function iconOf({ passed, waivedBy }: Check): ReactNode {
  const [Icon, tone, word] =
    passed === true
      ? ([IconCircleCheckFilled, 'good', 'Holds'] as const)
      : waivedBy
        ? ([IconCircleDot, 'special', 'Set aside'] as const)
        : passed === null
          ? ([IconCircleDashed, 'neutral', 'Not known yet'] as const)
          : ([IconCircleX, 'bad', 'Does not hold'] as const);
  return (
    <span className={classes.icon} style={{ color: `var(--tone-${tone})` }}>
      <Icon size={16} aria-hidden />
      <span className="visually-hidden">{word}:</span>
    </span>
  );
}
