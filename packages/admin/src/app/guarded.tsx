import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Permission } from '../gql/graphql.ts';
import { EmptyState } from '../ui/states.tsx';
import { useSession } from './session.tsx';

/** Shows its children to those who may, and to others why not and whom to ask. */
export function Guarded({ permission, children }: { permission: Permission; children: ReactNode }) {
  const { may } = useSession();
  if (may(permission)) return children;
  return (
    <EmptyState icon={<IconLock size={24} />} title="Your role does not reach here">
      An admin can give you a role that does, under Settings.
    </EmptyState>
  );
}
