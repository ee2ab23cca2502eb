import { Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { ActivityTab } from './activity-tab.tsx';
import { EvidenceSection } from './evidence-section.tsx';
import classes from './item-panel.module.css';
import type { Saving } from './item-properties.tsx';
import type { ItemDetail } from './item-query.ts';
import { itemTabOf, itemTabWords } from './item-tab.ts';
import { SloLinksSection } from './slo-links-section.tsx';
import { TalkTab } from './talk-tab.tsx';

interface ItemTabsProps {
  item: ItemDetail;
  /** The item with the edits under way. */
  shown: ItemDetail;
  saving: Saving;
  readOnly: boolean;
}

/** What speaks for an item, what it does to trust, what is said of it, and what became of it. */
export function ItemTabs({ item, shown, saving, readOnly }: ItemTabsProps) {
  const { tab = 'evidence' } = useSearch({ from: '/shell' });
  const navigate = useNavigate();
  const open = (chosen: string | null) =>
    void navigate({
      to: '.',
      search: (before) => ({ ...before, tab: itemTabOf(chosen) }),
      replace: true,
    });
  return (
    <Tabs value={tab} onChange={open} keepMounted={false} className={classes.tabs}>
      <Tabs.List>
        {Object.entries(itemTabWords).map(([value, label]) => (
          <Tabs.Tab key={value} value={value}>
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="evidence">
        <EvidenceSection identifier={item.identifier} />
      </Tabs.Panel>
      <Tabs.Panel value="slos">
        <SloLinksSection item={shown} saving={saving} readOnly={readOnly} />
      </Tabs.Panel>
      <Tabs.Panel value="talk">
        <TalkTab item={item} readOnly={readOnly} />
      </Tabs.Panel>
      <Tabs.Panel value="activity">
        <ActivityTab item={item} />
      </Tabs.Panel>
    </Tabs>
  );
}
