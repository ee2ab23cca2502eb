import { Field, Float, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Unique } from 'typeorm';
import { Row } from '../platform/row.ts';
import { ServiceLevelObjective } from './service-level-objective.entity.ts';
import { SloRelation } from './slo.types.ts';

/** What is done when less than a share of the budget remains. The share is a decimal text inside. */
@Entity()
@Unique(['sloId', 'remainingBelow'])
@ObjectType({ description: 'What is done when less than a share of the budget remains.', simpleResolvers: true })
export class BudgetThreshold extends Row {
  @Column('uuid')
  @ForeignKey(() => ServiceLevelObjective, { onDelete: 'CASCADE' })
  sloId!: string;

  @Field(() => Float, { description: 'Applies when less than this share remains.' })
  @Column('numeric')
  remainingBelow!: string;

  @Field(() => String, { description: 'What is done then, in plain words.' })
  @Column('text')
  action!: string;

  @Field(() => [SloRelation], { description: 'Work with such a link may not start then.' })
  @Column('text', { array: true, default: [] })
  freezes!: SloRelation[];

  @Field(() => Boolean, { description: 'Whether it applies now. Without data none does.' })
  active?: boolean;
}
