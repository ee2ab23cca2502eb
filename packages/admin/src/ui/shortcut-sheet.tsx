import { Kbd, Modal } from '@mantine/core';
import { pressWords } from './shortcut-keys.ts';
import classes from './shortcut-sheet.module.css';
import type { Shortcut } from './shortcuts.tsx';

/** Every key that works here, by what it is for. */
export function ShortcutSheet({ shortcuts, onClose }: { shortcuts: Shortcut[]; onClose: () => void }) {
  const onMac = /Mac|iP(hone|ad)/.test(navigator.userAgent);
  const unique = [...new Map(shortcuts.map((shortcut) => [shortcut.keys, shortcut])).values()];
  const groups = [...new Set(unique.map(({ group }) => group))];
  return (
    <Modal opened onClose={onClose} title="Keyboard shortcuts" size="lg">
      <div className={classes.groups}>
        {groups.map((group) => (
          <section key={group} aria-label={group}>
            <h3 className={classes.heading}>{group}</h3>
            <dl className={classes.list}>
              {unique
                .filter((shortcut) => shortcut.group === group)
                .map(({ keys, label }) => (
                  <div key={keys} className={classes.entry}>
                    <dt>{label}</dt>
                    <dd className={classes.keys}>
                      {pressWords(keys, onMac).map((word) => (
                        <Kbd key={word} size="xs">
                          {word}
                        </Kbd>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
