import { Field, Float, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, ForeignKey, Unique } from 'typeorm';
import { NorthStarInput } from '../north-star/north-star.entity.ts';
import { Node } from '../platform/graphql/payload.ts';
import { Row } from '../platform/row.ts';
import { RoadmapItem } from './item.entity.ts';

/** Little, some, much: of confidence, likelihood or impact. */
export enum Level {
  LOW = 'LOW',
  MEDIUM = 'MEDIUM',
  HIGH = 'HIGH',
}

registerEnumType(Level, {
  name: 'Level',
  description: 'Little, some or much: of confidence, likelihood or impact.',
  valuesConfig: {
    LOW: { description: 'Little.' },
    MEDIUM: { description: 'Some.' },
    HIGH: { description: 'Much.' },
  },
});

/** How an item serves an input of the North Star. */
@Entity()
@Unique(['itemId', 'inputId'])
@ObjectType({
  implements: Node,
  description: 'How an item serves an input of the North Star, and why that is believed.',
  simpleResolvers: true,
})
export class Alignment extends Row {
  @Column('uuid')
  @ForeignKey(() => RoadmapItem, { onDelete: 'CASCADE' })
  itemId!: string;

  @Field(() => RoadmapItem, { description: 'The item that serves it.' })
  item?: RoadmapItem;

  @Column('uuid')
  @ForeignKey(() => NorthStarInput, { onDelete: 'CASCADE' })
  inputId!: string;

  @Field(() => NorthStarInput, { description: 'The input that it moves.' })
  input?: NorthStarInput;

  @Field(() => String, { description: 'Why it moves the input.' })
  @Column('text')
  rationale!: string;

  @Field(() => Float, { nullable: true, description: 'By how much the input is expected to move, in its own unit.' })
  @Column('double precision', { nullable: true })
  expectedDelta!: number | null;

  @Field(() => Level, { description: 'How sure those who planned it are.' })
  @Column('text', { default: Level.MEDIUM })
  confidence!: Level;

  @Field(() => Float, {
    nullable: true,
    description:
      'What the input moved after release: its latest point less the last one up to the release. Null before.',
  })
  observedDelta?: number | null;
}
