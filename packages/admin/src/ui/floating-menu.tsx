import { Menu } from '@mantine/core';
import { cloneElement } from 'react';
import type { FloatingProps } from './menu-on-demand.tsx';
import { useOpenOnArrival } from './use-open-on-arrival.ts';

/** A menu that opens as it appears: its button was pressed to load it. */
export function Floating({ target, children, ...rest }: FloatingProps) {
  const { target: button, opened, close, toggle } = useOpenOnArrival();
  return (
    <Menu opened={opened} onChange={(open) => (open ? toggle() : close())} {...rest}>
      <Menu.Target>{cloneElement(target, { ref: button })}</Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
