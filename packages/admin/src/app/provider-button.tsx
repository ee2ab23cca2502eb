import { Button, Divider } from '@mantine/core';
import { useEffect, useState } from 'react';
import { getJson } from './http.ts';

interface Ways {
  /** The provider by which people may sign in, beside passwords. */
  provider: { name: string } | null;
}

/** Leads to the organisation's own sign-in, where one is set up, and from there to the page. */
export function ProviderButton({ next }: { next: string }) {
  const [ways, setWays] = useState<Ways | null>(null);
  useEffect(() => {
    void getJson<Ways>('/auth/ways').then((answer) => answer.ok && setWays(answer.data));
  }, []);
  if (!ways?.provider) return null;
  return (
    <>
      <Divider label="or" my="md" />
      <Button component="a" href={`/auth/oidc?next=${encodeURIComponent(next)}`} variant="default" fullWidth>
        Continue with {ways.provider.name}
      </Button>
    </>
  );
}
