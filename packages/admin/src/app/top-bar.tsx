import { ActionIcon } from '@mantine/core';
import { IconMenu2 } from '@tabler/icons-react';
import classes from './top-bar.module.css';

/** The narrow screen's bar: the mark and the way to the menu. */
export function TopBar({ onMenu }: { onMenu: () => void }) {
  return (
    <section className={classes.bar} aria-label="Waymark">
      <ActionIcon size="lg" aria-label="Open the menu" onClick={onMenu}>
        <IconMenu2 size={20} />
      </ActionIcon>
      <img src="/waymark.svg" alt="" width={22} height={22} />
      <span className={classes.name}>Waymark</span>
    </section>
  );
}
