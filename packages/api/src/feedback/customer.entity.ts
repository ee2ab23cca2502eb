import { raw } from 'sql-template-tag';
import { Field, Float, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Unique } from 'typeorm';
import { listBy } from '../platform/graphql/batches.ts';
import { edge } from '../platform/graphql/edges.ts';
import { Node } from '../platform/graphql/payload.ts';
import { Row } from '../platform/row.ts';
import { ExternalRef } from './external-ref.types.ts';
import { CustomerKind } from './feedback.enums.ts';

/** Whoever has the problem. */
@Entity()
@ObjectType({
  implements: Node,
  description: 'Whoever has the problem. Internal teams are customers too.',
  simpleResolvers: true,
})
export class Customer extends Row {
  @Field(() => String, { description: 'How the customer is called.' })
  @Column('text')
  name!: string;

  @Column('text')
  nameKey!: string;

  @Field(() => CustomerKind, { description: 'What the customer is to the organisation.' })
  @Column('text', { default: CustomerKind.EXTERNAL })
  kind!: CustomerKind;

  @Field(() => String, { nullable: true, description: 'The part of the market, in the words of the source.' })
  @Column('text', { nullable: true })
  segment!: string | null;

  @Field(() => Float, { nullable: true, description: 'What the customer pays a year; null when it is not known.' })
  @Column('double precision', { nullable: true })
  annualRevenue!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The currency of the revenue, three capital letters; null is the organisation’s own.',
  })
  @Column('text', { nullable: true })
  currency!: string | null;

  /** Set on a customer that was merged into another one; never into one that was merged itself. */
  @Column('uuid', { nullable: true })
  @ForeignKey(() => Customer)
  mergedIntoId!: string | null;

  @Field(() => [Customer], {
    description: 'The customers that were merged into it, by name; their ids are its own now.',
  })
  mergedFrom?: Customer[];

  @Field(() => [ExternalRef], { description: 'What other systems call the customer.' })
  externalRefs?: ExternalRef[];
}

/** What another system calls a customer. */
@Entity()
@Unique(['source', 'externalId'])
export class CustomerRef extends Row {
  @Column('uuid')
  @ForeignKey(() => Customer, { onDelete: 'CASCADE' })
  customerId!: string;

  @Column('text')
  source!: string;

  @Column('text')
  externalId!: string;
}

edge(Customer, 'mergedFrom', listBy(Customer, 'mergedIntoId', raw('t.name, t.id')));
edge(Customer, 'externalRefs', listBy(CustomerRef, 'customerId', raw('t.source, t.external_id')));
