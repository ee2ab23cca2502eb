import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, ForeignKey } from 'typeorm';
import { Agreement } from '../agreement/agreement.types.ts';
import { Person } from '../identity/person.entity.ts';
import { Node } from '../platform/graphql/payload.ts';
import { Row } from '../platform/row.ts';
import { Term } from '../vocabulary/term.entity.ts';
import { Level } from './alignment.entity.ts';
import { RoadmapItem } from './item.entity.ts';

/** What is done about a risk. */
export enum RiskResponse {
  UNDECIDED = 'UNDECIDED',
  AVOID = 'AVOID',
  MITIGATE = 'MITIGATE',
  TRANSFER = 'TRANSFER',
  ACCEPT = 'ACCEPT',
}

registerEnumType(RiskResponse, {
  name: 'RiskResponse',
  description: 'What is done about a risk.',
  valuesConfig: {
    UNDECIDED: { description: 'Nothing yet.' },
    AVOID: { description: 'The plan is changed so that it cannot happen.' },
    MITIGATE: { description: 'It is made less likely, or less bad.' },
    TRANSFER: { description: 'Someone else carries it.' },
    ACCEPT: { description: 'It is lived with; both disciplines agree to that by signing it off.' },
  },
});

/** What may go wrong with an item, in a word of the vocabulary, and what is done about it. */
@Entity()
@ObjectType({
  implements: [Node, Agreement],
  description:
    'What may go wrong with an item, in a word of the vocabulary, and what is done about it. Its sign-offs are agreement to living with it.',
  simpleResolvers: true,
})
export class Risk extends Row {
  @Column('uuid')
  @ForeignKey(() => RoadmapItem, { onDelete: 'CASCADE' })
  itemId!: string;

  @Field(() => RoadmapItem, { description: 'The item that it is a risk of.' })
  item?: RoadmapItem;

  @Column('uuid')
  @ForeignKey(() => Term)
  termId!: string;

  @Field(() => Term, { description: 'What kind of risk it is.' })
  term?: Term;

  @Field(() => String, { description: 'What may happen, and to whom.' })
  @Column('text')
  statement!: string;

  @Field(() => Level, { description: 'How likely it is.' })
  @Column('text')
  likelihood!: Level;

  @Field(() => Level, { description: 'How bad it would be.' })
  @Column('text')
  impact!: Level;

  @Field(() => RiskResponse, { description: 'What is done about it.' })
  @Column('text')
  response!: RiskResponse;

  @Field(() => String, { nullable: true, description: 'How that is done.' })
  @Column('text', { nullable: true })
  mitigation!: string | null;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Person)
  ownerId!: string | null;

  @Field(() => Person, { nullable: true, description: 'Who watches it.' })
  owner?: Person | null;

  @Field(() => Boolean, { description: 'Whether it may still happen.' })
  @Column('boolean', { default: true })
  open!: boolean;
}
