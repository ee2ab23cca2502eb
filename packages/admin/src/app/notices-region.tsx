import { Notifications } from '@mantine/notifications';

/** Draws short messages, three at a time. */
export function NoticesRegion() {
  return <Notifications position="bottom-right" limit={3} />;
}
