import { Popover } from '@mantine/core';
import { cloneElement } from 'react';
import type { FloatingProps } from './menu-on-demand.tsx';
import { useOpenOnArrival } from './use-open-on-arrival.ts';

/** A popover that opens as it appears: its button was pressed to load it. */
export function Floating({ target, children, ...rest }: FloatingProps) {
  const { target: button, opened, close, toggle } = useOpenOnArrival();
  return (
    <Popover opened={opened} onChange={(open) => !open && close()} shadow="md" trapFocus returnFocus {...rest}>
      <Popover.Target>{cloneElement(target, { ref: button, onClick: toggle })}</Popover.Target>
      <Popover.Dropdown p="xs">{children}</Popover.Dropdown>
    </Popover>
  );
}
