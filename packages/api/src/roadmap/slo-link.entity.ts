import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Unique } from 'typeorm';
import { Node } from '../platform/graphql/payload.ts';
import { Row } from '../platform/row.ts';
import { ServiceLevelObjective } from '../slo/service-level-objective.entity.ts';
import { SloRelation } from '../slo/slo.types.ts';
import { RoadmapItem } from './item.entity.ts';

/** How an item bears on an objective. */
@Entity()
@Unique(['itemId', 'sloId', 'relation'])
@ObjectType({ implements: Node, description: 'How an item bears on a service level objective.', simpleResolvers: true })
export class SloLink extends Row {
  @Column('uuid')
  @ForeignKey(() => RoadmapItem, { onDelete: 'CASCADE' })
  itemId!: string;

  @Field(() => RoadmapItem, { description: 'The item.' })
  item?: RoadmapItem;

  @Column('uuid')
  @ForeignKey(() => ServiceLevelObjective)
  sloId!: string;

  @Field(() => ServiceLevelObjective, { description: 'The objective.' })
  slo?: ServiceLevelObjective;

  @Field(() => SloRelation, { description: 'Whether it protects the objective, spends its budget, or depends on it.' })
  @Column('text')
  relation!: SloRelation;

  @Field(() => String, { nullable: true, description: 'Why that is so.' })
  @Column('text', { nullable: true })
  rationale!: string | null;

  @Field(() => Boolean, { description: 'The policy of this SLO now stops the item.' })
  frozen?: boolean;
}
