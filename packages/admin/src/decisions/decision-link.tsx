import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** The way to a decision. */
export function DecisionLink({ identifier, children }: { identifier: string; children?: ReactNode }) {
  return (
    <Anchor
      inherit
      underline="always"
      renderRoot={(props) => <Link to="/decisions/$identifier" params={{ identifier }} {...props} />}
    >
      {children ?? identifier}
    </Anchor>
  );
}
