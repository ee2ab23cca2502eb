import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** The way to a theme. */
export function ThemeLink({ slug, children }: { slug: string; children: ReactNode }) {
  return (
    <Anchor renderRoot={(props) => <Link to="/themes/$slug" params={{ slug }} {...props} />} inherit>
      {children}
    </Anchor>
  );
}
