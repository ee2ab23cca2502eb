import { Button } from '@mantine/core';
import { IconMapPinOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Page } from '../ui/page.tsx';
import { EmptyState } from '../ui/states.tsx';

/** Shown where an address leads nowhere. */
export function NotFoundPage() {
  return (
    <Page title="Not found">
      <EmptyState
        icon={<IconMapPinOff size={24} />}
        title="There is nothing at this address"
        actions={
          <Button component={Link} to="/roadmap" variant="default">
            Go to the roadmap
          </Button>
        }
      >
        It may have been moved or deleted, or the link was cut short.
      </EmptyState>
    </Page>
  );
}
