import { useSession } from '../app/session.tsx';
import { EditableText } from '../ui/editable-text.tsx';
import { formatInstant } from '../ui/format.ts';
import { Section } from '../ui/page.tsx';
import { AlignmentsSection } from './alignments-section.tsx';
import { EvidenceSection } from './evidence-section.tsx';
import { ItemBar } from './item-bar.tsx';
import classes from './item-panel.module.css';
import { ItemProperties } from './item-properties.tsx';
import type { ItemDetail } from './item-query.ts';
import { LinksSection } from './links-section.tsx';
import { MilestonesSection } from './milestones-section.tsx';
import { SloLinksSection } from './slo-links-section.tsx';
import { SuccessMetricsSection } from './success-metrics-section.tsx';
import { type Part, useItemEdit } from './use-item-edit.ts';

const textPart = (field: 'title' | 'problem' | 'outcome'): Part<string> => ({
  field,
  read: (item) => item[field],
  write: (value) => ({ [field]: value }),
  show: (value) => ({ [field]: value }),
});
const title = textPart('title');
const problem = textPart('problem');
const outcome = textPart('outcome');
const description: Part<string> = {
  field: 'description',
  read: (item) => item.description ?? '',
  write: (value) => ({ description: value || null }),
  show: (value) => ({ description: value }),
};

/** All of an item, edited where it stands. */
export function ItemView({ item, onClose }: { item: ItemDetail; onClose: () => void }) {
  const { may } = useSession();
  const { shown, saving } = useItemEdit(item);
  const readOnly = !may('PLAN');
  return (
    <>
      <ItemBar item={item} onClose={onClose} />
      <div className={classes.scroll}>
        <EditableText
          label="Title"
          emphasis="title"
          singleLine
          required
          value={shown.title}
          placeholder="Untitled"
          readOnly={readOnly}
          onSave={saving(title)}
        />
        <ItemProperties item={shown} saving={saving} readOnly={readOnly} />
        <Section title="Problem">
          <EditableText
            label="Problem"
            value={shown.problem}
            placeholder="Whose problem is this, and what does it cost them?"
            readOnly={readOnly}
            onSave={saving(problem)}
          />
        </Section>
        <Section title="Outcome">
          <EditableText
            label="Outcome"
            value={shown.outcome}
            placeholder="What does success look like?"
            readOnly={readOnly}
            onSave={saving(outcome)}
          />
        </Section>
        <Section title="Description">
          <EditableText
            label="Description"
            value={shown.description ?? ''}
            placeholder="Whatever else should be known."
            readOnly={readOnly}
            onSave={saving(description)}
          />
        </Section>
        <MilestonesSection item={item} readOnly={readOnly} />
        <SuccessMetricsSection item={item} readOnly={readOnly} />
        <AlignmentsSection item={item} readOnly={readOnly} />
        <EvidenceSection identifier={item.identifier} />
        <SloLinksSection item={shown} saving={saving} readOnly={readOnly} />
        <LinksSection item={item} />
        <p className={classes.note}>
          Created {formatInstant(item.createdAt)} · changed {formatInstant(item.updatedAt)} · version {item.version}
        </p>
      </div>
    </>
  );
}
