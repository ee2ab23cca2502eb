import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { Discipline } from '../identity/role.ts';
import { nodeType } from '../platform/graphql/node.ts';
import { Node } from '../platform/graphql/payload.ts';
import { UrlScalar } from '../platform/graphql/scalars.ts';
import { Row } from '../platform/row.ts';

/** What a word of the vocabulary is used for. */
export enum TermKind {
  RISK = 'RISK',
  TRADE_OFF = 'TRADE_OFF',
  MOTIVATOR = 'MOTIVATOR',
  MEASURE = 'MEASURE',
  OTHER = 'OTHER',
}

registerEnumType(TermKind, {
  name: 'TermKind',
  description: 'What a word of the vocabulary is used for.',
  valuesConfig: {
    RISK: { description: 'What may go wrong.' },
    TRADE_OFF: { description: 'What is gained, and what is given up for it.' },
    MOTIVATOR: { description: 'What drives a request or a worry.' },
    MEASURE: { description: 'What success or health can be read from.' },
    OTHER: { description: 'Any other word that needs one meaning.' },
  },
});

/** A word that product and engineering agreed on. */
@Entity()
@ObjectType({
  implements: Node,
  description: 'The words that product and engineering agreed on. Risks, concerns and trade-offs refer to them.',
  simpleResolvers: true,
})
export class Term extends Row {
  @Field(() => String, { description: 'Its name in files and inputs, as it was first spelled.' })
  @Column('text', { unique: true })
  key!: string;

  /** The one spelling of the key: keys that differ only in case, accents or separators are one. */
  @Column('text', { unique: true })
  slug!: string;

  @Field(() => String, { description: 'How it is called.' })
  @Column('text')
  name!: string;

  @Field(() => TermKind, { description: 'What it is used for.' })
  @Column('text')
  kind!: TermKind;

  @Field(() => [Discipline], {
    description: 'Whose word it is; PRODUCT and ENGINEERING both for a joint one.',
  })
  @Column('text', { array: true })
  disciplines!: Discipline[];

  @Field(() => String, { description: 'What is meant by it, in plain words.' })
  @Column('text')
  definition!: string;

  @Field(() => UrlScalar, { nullable: true, description: 'Where more is said about it.' })
  @Column('text', { nullable: true })
  source!: string | null;
}

nodeType(Term);
