import { Drawer } from '@mantine/core';
import type { ViewerQuery } from '../gql/graphql.ts';
import { Navigation } from './navigation.tsx';

/** The navigation of a narrow screen. */
export function MenuDrawer({ viewer, onClose }: { viewer: ViewerQuery['viewer']; onClose: () => void }) {
  return (
    <Drawer.Root opened onClose={onClose} size={280} padding={0}>
      <Drawer.Overlay />
      <Drawer.Content aria-label="Menu">
        <Navigation viewer={viewer} />
      </Drawer.Content>
    </Drawer.Root>
  );
}
