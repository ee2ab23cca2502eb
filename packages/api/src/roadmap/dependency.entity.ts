import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Unique } from 'typeorm';
import { Node } from '../platform/graphql/payload.ts';
import { Row } from '../platform/row.ts';
import { RoadmapItem } from './item.entity.ts';

/** That an item needs another one. */
@Entity()
@Unique(['itemId', 'dependsOnId'])
@ObjectType({ implements: Node, description: 'That an item needs another one first.', simpleResolvers: true })
export class Dependency extends Row {
  @Column('uuid')
  @ForeignKey(() => RoadmapItem, { onDelete: 'CASCADE' })
  itemId!: string;

  @Field(() => RoadmapItem, { description: 'The item that needs the other.' })
  item?: RoadmapItem;

  @Column('uuid')
  @ForeignKey(() => RoadmapItem, { onDelete: 'CASCADE' })
  dependsOnId!: string;

  @Field(() => RoadmapItem, { description: 'The item that is needed.' })
  dependsOn?: RoadmapItem;

  @Field(() => String, { nullable: true, description: 'What is needed of it.' })
  @Column('text', { nullable: true })
  note!: string | null;

  @Field(() => Boolean, {
    description:
      'The needed item ends after this one starts: the last day of its target lies behind the first day of this one’s start or, where that is not set, behind the last day of this one’s target. False once the needed one is released.',
  })
  violated?: boolean;
}
