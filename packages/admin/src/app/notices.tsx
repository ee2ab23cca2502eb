import { useNotifications } from '@mantine/notifications';
import { lazy, Suspense, useState } from 'react';

const Notifications = lazy(() =>
  import('./notices-region.tsx').then(({ NoticesRegion }) => ({ default: NoticesRegion })),
);

/** Where short messages appear; what draws them is loaded with the first one. */
export function Notices() {
  const { notifications } = useNotifications();
  const [used, setUsed] = useState(false);
  if (!used && notifications.length > 0) setUsed(true);
  return <Suspense>{used && <Notifications />}</Suspense>;
}
