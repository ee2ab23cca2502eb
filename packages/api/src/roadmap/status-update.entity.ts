import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey } from 'typeorm';
import { ActorUnion } from '../identity/viewer.types.ts';
import { connectionOf } from '../platform/graphql/connection.ts';
import { Node } from '../platform/graphql/payload.ts';
import { InstantScalar } from '../platform/graphql/scalars.ts';
import { Row } from '../platform/row.ts';
import { Health } from './health.types.ts';
import { RoadmapItem } from './item.entity.ts';

/** What someone says of how an item fares. Written once, never changed. */
@Entity()
@ObjectType({ implements: Node, description: 'What someone says of how an item fares.', simpleResolvers: true })
export class StatusUpdate extends Row {
  @Column('uuid')
  @ForeignKey(() => RoadmapItem, { onDelete: 'CASCADE' })
  itemId!: string;

  @Field(() => RoadmapItem, { description: 'The item that it speaks of.' })
  item?: RoadmapItem;

  @Field(() => Health, { description: 'How it fares.' })
  @Column('text')
  health!: Health;

  @Field(() => String, { description: 'What happened, and what comes next.' })
  @Column('text')
  body!: string;

  @Column('text')
  authorKind!: 'PERSON' | 'TOKEN';

  @Column('uuid')
  authorId!: string;

  @Field(() => ActorUnion, { description: 'Who said it.' })
  author?: object;

  @Field(() => InstantScalar, { description: 'When it was posted.' })
  @Column('timestamptz')
  createdAt!: Date;
}

/** A page of status updates. */
export const StatusUpdateConnection = connectionOf(() => StatusUpdate, 'StatusUpdate', 'status updates');
