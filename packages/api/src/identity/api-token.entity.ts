import sql from 'sql-template-tag';
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { may, Permission } from '../platform/actor.ts';
import { keysOf } from '../platform/graphql/batches.ts';
import { edge } from '../platform/graphql/edges.ts';
import { nodeType } from '../platform/graphql/node.ts';
import { Node } from '../platform/graphql/payload.ts';
import { listById } from '../platform/graphql/rows-by-id.ts';
import { InstantScalar } from '../platform/graphql/scalars.ts';
import { Row } from '../platform/row.ts';
import { TokenScope } from './role.ts';

/** A script's key to the API. */
@Entity()
@ObjectType({ implements: Node, description: 'A script’s key to the API.', simpleResolvers: true })
export class ApiToken extends Row {
  @Field(() => String, { description: 'What it is for.' })
  @Column('text')
  name!: string;

  @Field(() => String, {
    description: 'The first characters, to recognise it by; the secret is shown once and kept only as a hash.',
  })
  @Column('text')
  prefix!: string;

  @Column('text', { unique: true })
  hash!: string;

  @Field(() => [TokenScope], { description: 'What it may do.' })
  @Column('text', { array: true })
  scopes!: TokenScope[];

  @Field(() => InstantScalar, { description: 'When it was made.' })
  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was last used, to the minute; null when never.' })
  lastUsedAt?: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it ends by itself; null when never.' })
  @Column('timestamptz', { nullable: true })
  expiresAt!: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was revoked; from then on it opens nothing.' })
  @Column('timestamptz', { nullable: true })
  revokedAt!: Date | null;
}

edge(ApiToken, 'lastUsedAt', async ({ db, basis }, rows) => {
  basis.passing = true;
  const uses = await db.query<{ id: string; at: Date }>(sql`
    select api_token_id as id, last_used_at as at from api_token_use where api_token_id = any(${keysOf(rows, 'id')}::uuid[])`);
  const known = new Map(uses.map((use) => [use.id, use.at]));
  return rows.map((row) => known.get(row.id) ?? null);
});
nodeType(ApiToken, async ({ db, actor }, ids) => {
  const visible = may(actor, Permission.MANAGE_ACCESS) ? ids : ids.filter((id) => id === actor.id);
  return listById(db, ApiToken, visible);
});
