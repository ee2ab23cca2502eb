import { createContext, use } from 'react';
import { graphql } from '../gql/gql.ts';
import type { Permission, ViewerQuery } from '../gql/graphql.ts';

export const ViewerDocument = graphql(`
  query Viewer {
    viewer {
      role
      permissions
      person {
        id
        name
        email
        discipline
      }
    }
  }
`);

export interface Session {
  viewer: ViewerQuery['viewer'];
  /** True when the API says that the caller may; what it would refuse is not offered. */
  may: (permission: Permission) => boolean;
}

export const SessionContext = createContext<Session | null>(null);

/** The rights of a viewer as the API names them. */
export function sessionOf(viewer: ViewerQuery['viewer']): Session {
  const granted = new Set(viewer.permissions);
  return { viewer, may: (permission) => granted.has(permission) };
}

/** Who is signed in, and what that one may do. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('useSession needs a session above it');
  return session;
}
