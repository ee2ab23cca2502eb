import { Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { Node } from '../platform/graphql/payload.ts';
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
