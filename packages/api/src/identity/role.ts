import { registerEnumType } from 'type-graphql';
import { Permission } from '../platform/actor.ts';

/** What a person does in the organisation's planning. */
export enum Role {
  VIEWER = 'VIEWER',
  CONTRIBUTOR = 'CONTRIBUTOR',
  LEAD = 'LEAD',
  ADMIN = 'ADMIN',
}

registerEnumType(Role, {
  name: 'Role',
  description:
    'VIEWER reads; CONTRIBUTOR adds feedback, concerns and updates; LEAD plans, ranks, decides and signs off; ADMIN manages people and access.',
  valuesConfig: {
    VIEWER: { description: 'Reads the roadmap, the North Star, SLOs, themes and their counts.' },
    CONTRIBUTOR: { description: 'Also reads and adds feedback, raises concerns and posts updates.' },
    LEAD: { description: 'Also plans, ranks, decides, imports, measures and signs off.' },
    ADMIN: { description: 'Also manages people, tokens, webhooks, settings and erasure.' },
  },
});

/** The side of the house that a person speaks for. */
export enum Discipline {
  PRODUCT = 'PRODUCT',
  ENGINEERING = 'ENGINEERING',
  DESIGN = 'DESIGN',
  SUPPORT = 'SUPPORT',
  OTHER = 'OTHER',
}

registerEnumType(Discipline, {
  name: 'Discipline',
  description: 'The side of the house that a person speaks for.',
  valuesConfig: {
    PRODUCT: { description: 'Product management.' },
    ENGINEERING: { description: 'Engineering.' },
    DESIGN: { description: 'Design and research.' },
    SUPPORT: { description: 'Support and customer success.' },
    OTHER: { description: 'Any other.' },
  },
});

/** What a token may do. */
export enum TokenScope {
  READ = 'READ',
  READ_FEEDBACK = 'READ_FEEDBACK',
  IMPORT = 'IMPORT',
  MEASURE = 'MEASURE',
  WRITE = 'WRITE',
  ADMIN = 'ADMIN',
}

registerEnumType(TokenScope, {
  name: 'TokenScope',
  description: 'What a token may do.',
  valuesConfig: {
    READ: { description: 'Read the roadmap, the North Star, SLOs, themes and their counts.' },
    READ_FEEDBACK: { description: 'Read feedback texts, customers and quotes.' },
    IMPORT: { description: 'Import and undo imports.' },
    MEASURE: { description: 'Record metrics and measurements.' },
    WRITE: { description: 'Plan and contribute.' },
    ADMIN: { description: 'Holds every scope, and manages people and access.' },
  },
});

const { READ, READ_FEEDBACK, CONTRIBUTE, PLAN, AGREE, IMPORT, MEASURE, MANAGE_PEOPLE, MANAGE_ACCESS } = Permission;

const rights: Record<Role, Permission[]> = {
  VIEWER: [READ],
  CONTRIBUTOR: [READ, READ_FEEDBACK, CONTRIBUTE, IMPORT],
  LEAD: [READ, READ_FEEDBACK, CONTRIBUTE, PLAN, AGREE, IMPORT, MEASURE],
  ADMIN: [READ, READ_FEEDBACK, CONTRIBUTE, PLAN, AGREE, IMPORT, MEASURE, MANAGE_PEOPLE, MANAGE_ACCESS],
};

const scopeRights: Record<TokenScope, Permission[]> = {
  READ: [READ],
  READ_FEEDBACK: [READ, READ_FEEDBACK],
  IMPORT: [IMPORT],
  MEASURE: [MEASURE],
  WRITE: [CONTRIBUTE, PLAN],
  ADMIN: [READ, READ_FEEDBACK, CONTRIBUTE, PLAN, IMPORT, MEASURE, MANAGE_PEOPLE, MANAGE_ACCESS],
};

/** What a role may do. A CONTRIBUTOR's IMPORT is for feedback; importing plans needs PLAN beside it. */
export function permissionsOfRole(role: Role): Permission[] {
  return rights[role];
}

/** What a token with these scopes may do: never sign off. */
export function permissionsOfScopes(scopes: readonly TokenScope[]): Permission[] {
  return [...new Set(scopes.flatMap((scope) => scopeRights[scope]))];
}

/** The least role that covers the permissions, signing off aside: a token's role. */
export function leastRole(permissions: readonly Permission[]): Role {
  return (
    Object.values(Role).find((role) => permissions.every((permission) => rights[role].includes(permission))) ??
    Role.ADMIN
  );
}
