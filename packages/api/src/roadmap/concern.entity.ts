import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, ForeignKey } from 'typeorm';
import type { ApiToken } from '../identity/api-token.entity.ts';
import type { Person } from '../identity/person.entity.ts';
import { Discipline } from '../identity/role.ts';
import { ActorUnion } from '../identity/viewer.types.ts';
import { Node } from '../platform/graphql/payload.ts';
import { InstantScalar } from '../platform/graphql/scalars.ts';
import { Row } from '../platform/row.ts';
import { Term } from '../vocabulary/term.entity.ts';
import { RoadmapItem } from './item.entity.ts';

/** What became of a concern. */
export enum ConcernStatus {
  OPEN = 'OPEN',
  ADDRESSED = 'ADDRESSED',
  ACCEPTED = 'ACCEPTED',
  WITHDRAWN = 'WITHDRAWN',
}

registerEnumType(ConcernStatus, {
  name: 'ConcernStatus',
  description: 'What became of a concern.',
  valuesConfig: {
    OPEN: { description: 'It is not settled.' },
    ADDRESSED: { description: 'Something was done about it.' },
    ACCEPTED: { description: 'It is true, and it is lived with.' },
    WITHDRAWN: { description: 'Whoever raised it does not hold it any more.' },
  },
});

/** What someone is worried about, what drives the worry, and what would settle it. */
@Entity()
@ObjectType({
  implements: Node,
  description: 'What someone is worried about, what drives the worry, and what would settle it.',
  simpleResolvers: true,
})
export class Concern extends Row {
  @Column('uuid')
  @ForeignKey(() => RoadmapItem, { onDelete: 'CASCADE' })
  itemId!: string;

  @Field(() => RoadmapItem, { description: 'The item that it is about.' })
  item?: RoadmapItem;

  @Field(() => Discipline, { description: 'The side from which it is seen.' })
  @Column('text')
  discipline!: Discipline;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Term)
  motivatorId!: string | null;

  @Field(() => Term, { nullable: true, description: 'What drives it, in a word of the vocabulary.' })
  motivator?: Term | null;

  @Column('text')
  raisedByKind!: 'PERSON' | 'TOKEN';

  @Column('uuid')
  raisedById!: string;

  @Field(() => ActorUnion, { description: 'Who raised it.' })
  raisedBy?: Person | ApiToken;

  @Field(() => String, { description: 'What the worry is.' })
  @Column('text')
  statement!: string;

  @Field(() => String, { description: 'What would settle it.' })
  @Column('text')
  whatWouldResolveIt!: string;

  @Field(() => ConcernStatus, { description: 'What became of it.' })
  @Column('text', { default: ConcernStatus.OPEN })
  status!: ConcernStatus;

  @Field(() => String, { nullable: true, description: 'How it was settled; null while it is open.' })
  @Column('text', { nullable: true })
  resolution!: string | null;

  @Field(() => InstantScalar, { description: 'When it was raised.' })
  @Column('timestamptz')
  raisedAt!: Date;
}
