import { useSession } from '../app/session.tsx';
import { SignOffs } from '../decisions/sign-offs.tsx';
import { EditableText } from '../ui/editable-text.tsx';
import { formatInstant } from '../ui/format.ts';
import { Section } from '../ui/page.tsx';
import { AlignmentsSection } from './alignments-section.tsx';
import { ChecklistSection } from './checklist-section.tsx';
import { DependenciesSection } from './dependencies-section.tsx';
import { ItemBar } from './item-bar.tsx';
import classes from './item-panel.module.css';
import { ItemProperties } from './item-properties.tsx';
import type { ItemDetail } from './item-query.ts';
import { ItemTabs } from './item-tabs.tsx';
import { LinksSection } from './links-section.tsx';
import { MilestonesSection } from './milestones-section.tsx';
import { SuccessMetricsSection } from './success-metrics-section.tsx';
import { type Part, useItemEdit } from './use-item-edit.ts';
import { WorthSection } from './worth-section.tsx';

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
const promised: ItemDetail['status'][] = ['IN_PROGRESS', 'RELEASED', 'DONE'];

interface ItemViewProps {
  item: ItemDetail;
  /** The day that is shown, where it is not now; nothing is changed in the past. */
  past?: string;
  /** On a page of its own, where there is room for a rail. */
  isPage?: boolean;
  onClose: () => void;
}

/** All of an item, edited where it stands. */
export function ItemView({ item, past, isPage = false, onClose }: ItemViewProps) {
  const { may } = useSession();
  const { shown, saving } = useItemEdit(item);
  const readOnly = !may('PLAN') || past !== undefined;
  const text = (label: string, part: Part<string>, placeholder: string) => (
    <Section title={label}>
      <EditableText
        label={label}
        value={part.read(shown)}
        placeholder={placeholder}
        readOnly={readOnly}
        draftKey={`${item.identifier}:${part.field}`}
        onSave={saving(part)}
      />
    </Section>
  );
  return (
    <div className={classes.body}>
      <ItemBar item={item} isPage={isPage} readOnly={readOnly} onClose={onClose} />
      {past && <p className={classes.past}>As it was on {past}.</p>}
      <div className={classes.scroll} data-page={isPage || undefined}>
        <div className={classes.matter}>
          {isPage && <h1 className="visually-hidden">{item.title}</h1>}
          <EditableText
            label="Title"
            emphasis="title"
            singleLine
            required
            value={shown.title}
            placeholder="Untitled"
            readOnly={readOnly}
            draftKey={`${item.identifier}:title`}
            onSave={saving(title)}
          />
          {!isPage && <ItemProperties item={shown} saving={saving} readOnly={readOnly} />}
          {text('Problem', problem, 'Whose problem is this, and what does it cost them?')}
          {text('Outcome', outcome, 'What does success look like?')}
          {promised.includes(item.status) ? (
            <ChecklistSection title="Before it is done" checklist={item.doneCheck} item={item} readOnly={readOnly} />
          ) : (
            <ChecklistSection
              title="Before it is committed"
              checklist={item.readiness}
              item={item}
              readOnly={readOnly}
            />
          )}
          {!isPage && (
            <Section title="Sign-offs">
              <SignOffs subject={item} />
            </Section>
          )}
          <MilestonesSection item={item} readOnly={readOnly} />
          <SuccessMetricsSection item={item} readOnly={readOnly} />
          <AlignmentsSection item={item} readOnly={readOnly} />
          <DependenciesSection item={item} readOnly={readOnly} />
          {text('Description', description, 'Whatever else should be known.')}
          <LinksSection item={item} />
          <ItemTabs item={item} shown={shown} saving={saving} readOnly={readOnly} />
          <p className={classes.note}>
            Created {formatInstant(item.createdAt)} · changed {formatInstant(item.updatedAt)} · version {item.version}
          </p>
        </div>
        {isPage && (
          <aside className={classes.rail} aria-label="Properties">
            <ItemProperties item={shown} saving={saving} readOnly={readOnly} />
            <WorthSection item={item} saving={saving} readOnly={readOnly} />
            <Section title="Sign-offs">
              <SignOffs subject={item} />
            </Section>
          </aside>
        )}
        {!isPage && <WorthSection item={item} saving={saving} readOnly={readOnly} />}
      </div>
    </div>
  );
}
