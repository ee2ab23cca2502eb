import { Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { nodeType } from '../platform/graphql/node.ts';
import { Node } from '../platform/graphql/payload.ts';
import { CalendarDateScalar } from '../platform/graphql/scalars.ts';
import { Row } from '../platform/row.ts';
import type { ItemKind } from '../roadmap/item.enums.ts';

/** A share of the person-weeks of a period that one kind of work is meant to take. */
export interface TargetShare {
  kind: ItemKind;
  /** 0..1 */
  share: number;
}

/** A stretch of time that is planned as one. */
@Entity()
@ObjectType({
  implements: Node,
  description: 'A stretch of time that is planned as one: a quarter, say.',
  simpleResolvers: true,
})
export class PlanningPeriod extends Row {
  @Field(() => String, { description: 'How it is called; unique.' })
  @Column('text', { unique: true })
  name!: string;

  @Field(() => CalendarDateScalar, { description: 'Its first day.' })
  @Column('date')
  start!: string;

  @Field(() => CalendarDateScalar, { description: 'Its last day; it belongs to the period.' })
  @Column('date')
  end!: string;

  @Column('jsonb', { default: [] })
  targetMix!: TargetShare[];
}

nodeType(PlanningPeriod);
