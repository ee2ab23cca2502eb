import { Field, Float, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, ForeignKey, Unique } from 'typeorm';
import { Row } from '../platform/row.ts';
import { Decision } from './decision.entity.ts';

/** On which side of a value a trigger trips. */
export enum Comparison {
  BELOW = 'BELOW',
  ABOVE = 'ABOVE',
}

registerEnumType(Comparison, {
  name: 'Comparison',
  description: 'On which side of its value a trigger trips.',
  valuesConfig: {
    BELOW: { description: 'It trips when what is watched is less than the value.' },
    ABOVE: { description: 'It trips when what is watched is more than the value.' },
  },
});

/** When a decision is to be looked at again; what is watched belongs to a later slice. */
@Entity()
@Unique(['decisionId', 'position'])
@ObjectType({
  description:
    'Reopen when it crosses: a metric its latest value, an SLO its remaining budget (1 is all of it), a theme its feedback count, children included.',
  simpleResolvers: true,
})
export class RevisitTrigger extends Row {
  @Column('uuid')
  @ForeignKey(() => Decision, { onDelete: 'CASCADE' })
  decisionId!: string;

  /** Its place in the list of the caller, from 0. */
  @Column('integer')
  position!: number;

  /** The name of the GraphQL type of what is watched. */
  @Column('text')
  subjectType!: string;

  @Column('uuid')
  subjectId!: string;

  @Field(() => Comparison, { description: 'On which side of the value it trips.' })
  @Column('text')
  comparison!: Comparison;

  @Field(() => Float, { description: 'The value, in the unit of what is watched; reaching it is not crossing it.' })
  @Column('double precision')
  value!: number;

  @Field(() => Boolean, {
    description: 'Whether what is watched is beyond the value now; false while it is not known.',
  })
  tripped?: boolean;
}
