import { Field, Float, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { JsonScalar } from '../platform/graphql/scalars.ts';
import { Row } from '../platform/row.ts';

/** A threshold that differs from its default, as it is kept. */
@Entity('setting')
export class SettingRow extends Row {
  @Column('text', { unique: true })
  key!: string;

  @Column('double precision')
  value!: number;
}

/** A threshold of the rules, as in force. */
@ObjectType({ description: 'A threshold of the rules, as in force.', simpleResolvers: true })
export class Setting {
  @Field(() => String, { description: 'How it is called: what it bears on, a dot, and what it says.' })
  key!: string;

  @Field(() => JsonScalar, { description: 'What is in force: a number.' })
  value!: number;

  @Field(() => JsonScalar, { description: 'What is in force while nobody says otherwise.' })
  default!: number;

  @Field(() => String, { description: 'What it does, with its unit.' })
  description!: string;

  @Field(() => Float, { description: 'The least that it may be.' })
  least!: number;

  @Field(() => Float, { description: 'The most that it may be.' })
  most!: number;
}
