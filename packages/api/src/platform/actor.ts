import { registerEnumType } from 'type-graphql';
import { refusal, UserErrorCode } from './errors.ts';

/** What a caller may do; policies ask for one of these. */
export enum Permission {
  READ = 'READ',
  READ_FEEDBACK = 'READ_FEEDBACK',
  CONTRIBUTE = 'CONTRIBUTE',
  PLAN = 'PLAN',
  AGREE = 'AGREE',
  IMPORT = 'IMPORT',
  MEASURE = 'MEASURE',
  MANAGE_PEOPLE = 'MANAGE_PEOPLE',
  MANAGE_ACCESS = 'MANAGE_ACCESS',
}

registerEnumType(Permission, {
  name: 'Permission',
  description: 'One right of a caller.',
  valuesConfig: {
    READ: { description: 'Read the roadmap, the North Star, SLOs, themes and their counts.' },
    READ_FEEDBACK: { description: 'Read feedback texts, customers and quotes.' },
    CONTRIBUTE: { description: 'Add feedback, assign themes, raise concerns, post updates.' },
    PLAN: { description: 'Plan: items, rank, transitions, links, SLOs, North Star, decisions.' },
    AGREE: { description: 'Sign off, for the own discipline.' },
    IMPORT: { description: 'Import and undo imports.' },
    MEASURE: { description: 'Record metrics and measurements.' },
    MANAGE_PEOPLE: { description: 'Manage people.' },
    MANAGE_ACCESS: { description: 'Manage tokens, webhooks, settings and erasure.' },
  },
});

/** Who acts: a person, a script with a token, an anonymous reader, or the service itself. */
export interface Actor {
  kind: 'PERSON' | 'TOKEN' | 'ANONYMOUS' | 'SYSTEM';
  /** The person's or the token's id; null for the others. */
  id: string | null;
  permissions: ReadonlySet<Permission>;
}

const meaning: Record<Permission, string> = {
  READ: 'read',
  READ_FEEDBACK: 'read feedback',
  CONTRIBUTE: 'contribute feedback and updates',
  PLAN: 'plan',
  AGREE: 'sign off',
  IMPORT: 'import',
  MEASURE: 'record measurements',
  MANAGE_PEOPLE: 'manage people',
  MANAGE_ACCESS: 'manage access',
};

/** Whether the actor holds the permission. */
export function may(actor: Actor, permission: Permission): boolean {
  return actor.permissions.has(permission);
}

/** Refuses with FORBIDDEN, naming what is missing, unless the actor holds the permission. */
export function must(actor: Actor, permission: Permission): void {
  if (!may(actor, permission)) {
    throw refusal(
      UserErrorCode.FORBIDDEN,
      `You may not ${meaning[permission]}: this needs the permission ${permission}.`,
    );
  }
}

/** The service itself, for migrations of data and for what time alone brings about. */
export const systemActor: Actor = { kind: 'SYSTEM', id: null, permissions: new Set(Object.values(Permission)) };
