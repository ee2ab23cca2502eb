import { ActionIcon, Checkbox } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { allFaults, useAction } from '../app/use-action.ts';
import { graphql } from '../gql/gql.ts';
import type { MilestonePartsFragment } from '../gql/graphql.ts';
import { formatNumber, formatShare } from '../ui/format.ts';
import { Meter } from '../ui/meter.tsx';
import classes from './item-panel.module.css';
import type { ItemDetail } from './item-query.ts';
import { MilestoneForm, SaveMilestoneDocument } from './milestone-form.tsx';
import { PartSection } from './part-section.tsx';
import { milestoneKindWords } from './words.ts';

export const MilestoneParts = graphql(`
  fragment MilestoneParts on Milestone {
    id
    position
    title
    kind
    value
    status
    effortPersonWeeks
    target {
      label
      date
      resolution
    }
  }
`);

const statusWords: Record<MilestonePartsFragment['status'], string> = {
  PLANNED: 'planned',
  NEXT: 'next',
  DELIVERED: 'delivered',
  OVERDUE: 'overdue',
  DROPPED: 'dropped',
};

/** The steps of an item, each worth something alone. */
export function MilestonesSection({ item, readOnly }: { item: ItemDetail; readOnly: boolean }) {
  const [edited, setEdited] = useState<string | 'new' | null>(null);
  const { run } = useAction(SaveMilestoneDocument);

  const deliver = async (milestone: MilestonePartsFragment, delivered: boolean) => {
    const { id, title, kind, value } = milestone;
    const outcome = await run({ input: { id, itemId: item.id, title, kind, value, delivered } });
    if (outcome.ok) return;
    notifications.show({ color: 'red', message: allFaults(outcome.faults) });
  };

  return (
    <PartSection title="Milestones" onAdd={!readOnly && edited !== 'new' ? () => setEdited('new') : null}>
      {item.milestones.length > 0 && (
        <>
          <p className={classes.note}>{formatShare(item.progress)} delivered</p>
          <Meter value={item.progress} tone="accent" />
        </>
      )}
      {item.milestones.length === 0 && edited === null && (
        <p className={classes.none}>None yet. Cut the work into steps that are each worth something alone.</p>
      )}
      <ul className={classes.rows}>
        {item.milestones.map((milestone) =>
          edited === milestone.id ? (
            <li key={milestone.id}>
              <MilestoneForm itemId={item.id} milestone={milestone} onClose={() => setEdited(null)} />
            </li>
          ) : (
            <li key={milestone.id}>
              <Checkbox
                size="xs"
                mt={3}
                aria-label={`${milestone.title} is delivered`}
                checked={milestone.status === 'DELIVERED'}
                disabled={readOnly || milestone.status === 'DROPPED'}
                onChange={(event) => void deliver(milestone, event.currentTarget.checked)}
              />
              <div className={classes.main}>
                <div className={classes.strong}>{milestone.title}</div>
                {milestone.value && <div>{milestone.value}</div>}
                <div className={classes.note}>
                  {[
                    milestoneKindWords[milestone.kind],
                    statusWords[milestone.status],
                    milestone.target?.label,
                    milestone.effortPersonWeeks !== null && `${formatNumber(milestone.effortPersonWeeks)} person-weeks`,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </div>
              </div>
              {!readOnly && (
                <ActionIcon size="sm" aria-label={`Edit ${milestone.title}`} onClick={() => setEdited(milestone.id)}>
                  <IconPencil size={14} />
                </ActionIcon>
              )}
            </li>
          ),
        )}
      </ul>
      {edited === 'new' && <MilestoneForm itemId={item.id} onClose={() => setEdited(null)} />}
    </PartSection>
  );
}
