import { Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconBraces, IconFileTypeCsv, IconLink, IconPrinter, IconTerminal2, IconVariable } from '@tabler/icons-react';
import { csvText, download } from '../ui/csv.ts';
import { explorerAddress, queryText, requestBody } from './request-text.ts';
import type { ShareMenuProps } from './share-menu.tsx';

async function copy(what: string, text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    notifications.show({ message: `${what} copied` });
  } catch {
    notifications.show({ color: 'red', message: 'The browser did not let it be copied.' });
  }
}

/** The entries of the menu by which a view is taken along. */
export function ShareMenuItems({ document, variables = {}, rows, fileName = 'waymark' }: ShareMenuProps) {
  const query = queryText(document);
  const icon = { size: 15, 'aria-hidden': true };
  return (
    <>
      <Menu.Item leftSection={<IconLink {...icon} />} onClick={() => void copy('Link', window.location.href)}>
        Copy link
      </Menu.Item>
      {rows && (
        <Menu.Item
          leftSection={<IconFileTypeCsv {...icon} />}
          onClick={() => download(`${fileName}.csv`, csvText(rows()))}
        >
          Export as CSV
        </Menu.Item>
      )}
      <Menu.Item leftSection={<IconPrinter {...icon} />} onClick={() => window.print()}>
        Print
      </Menu.Item>
      <Menu.Divider />
      <Menu.Label>Copy as GraphQL</Menu.Label>
      <Menu.Item leftSection={<IconBraces {...icon} />} onClick={() => void copy('Query', query)}>
        Query
      </Menu.Item>
      <Menu.Item
        leftSection={<IconVariable {...icon} />}
        onClick={() => void copy('Query and variables', requestBody(query, variables))}
      >
        Query and variables as JSON
      </Menu.Item>
      <Menu.Item component="a" href={explorerAddress(query, variables)} leftSection={<IconTerminal2 {...icon} />}>
        Open in the API explorer
      </Menu.Item>
    </>
  );
}
