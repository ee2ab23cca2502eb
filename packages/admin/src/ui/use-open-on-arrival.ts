import { useDisclosure } from '@mantine/hooks';
import { useEffect, useRef } from 'react';

/** Opens what was loaded for a press, with the focus on its button, so that it goes back there. */
export function useOpenOnArrival() {
  const target = useRef<HTMLButtonElement>(null);
  const [opened, { open, close, toggle }] = useDisclosure(false);
  useEffect(() => {
    target.current?.focus();
    open();
  }, [open]);
  return { target, opened, close, toggle };
}
