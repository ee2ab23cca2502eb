import { Loader } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import classes from './connection-banner.module.css';
import { useLive } from './live.tsx';

/** Says that what is shown may be old while the server is away; goes by itself when it is back. */
export function ConnectionBanner() {
  const { connection } = useLive();
  return (
    <div role="status">
      {connection === 'unreachable' && (
        <div className={classes.banner}>
          <IconPlugConnectedX size={16} aria-hidden />
          <span>The server does not answer. This is what was last seen; it catches up by itself.</span>
          <Loader size={14} color="currentColor" aria-hidden />
        </div>
      )}
    </div>
  );
}
