import { Input } from '@mantine/core';
import type { ReactNode } from 'react';

/** A label above a control that brings none of its own. */
export function FieldLabel({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <Input.Label component="span">{label}</Input.Label>
      {children}
    </div>
  );
}
