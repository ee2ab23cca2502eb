import { Field, Float, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Unique } from 'typeorm';
import { byId } from '../platform/graphql/batches.ts';
import { edge } from '../platform/graphql/edges.ts';
import { nodeType } from '../platform/graphql/node.ts';
import { Node } from '../platform/graphql/payload.ts';
import { Row } from '../platform/row.ts';
import { RoadmapItem } from '../roadmap/item.entity.ts';
import { Team } from '../team/team.entity.ts';
import { PlanningPeriod } from './period.entity.ts';

/** What an item takes of a team in a period. */
@Entity()
@Unique(['itemId', 'teamId', 'periodId'])
@ObjectType({ implements: Node, description: 'What an item takes of a team in a period.', simpleResolvers: true })
export class Allocation extends Row {
  @Column('uuid')
  @ForeignKey(() => RoadmapItem, { onDelete: 'CASCADE' })
  itemId!: string;

  @Field(() => RoadmapItem, { description: 'The item.' })
  item?: RoadmapItem;

  @Column('uuid')
  @ForeignKey(() => Team)
  teamId!: string;

  @Field(() => Team, { description: 'The team.' })
  team?: Team;

  @Column('uuid')
  @ForeignKey(() => PlanningPeriod)
  periodId!: string;

  @Field(() => PlanningPeriod, { description: 'The period.' })
  period?: PlanningPeriod;

  @Field(() => Float, { description: 'Person-weeks.' })
  @Column('double precision')
  personWeeks!: number;
}

nodeType(Allocation);
edge(Allocation, 'item', byId(RoadmapItem, 'itemId'));
edge(Allocation, 'team', byId(Team, 'teamId'));
edge(Allocation, 'period', byId(PlanningPeriod, 'periodId'));
