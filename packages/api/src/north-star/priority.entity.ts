import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, Unique } from 'typeorm';
import { nodeType } from '../platform/graphql/node.ts';
import { Node } from '../platform/graphql/payload.ts';
import { Row } from '../platform/row.ts';

/** What matters to the company as a whole, in one order. */
@Entity()
@Unique(['rank'], { deferrable: 'INITIALLY DEFERRED' })
@ObjectType({
  implements: Node,
  description: 'What matters to the company as a whole, in one order.',
  simpleResolvers: true,
})
export class CompanyPriority extends Row {
  @Field(() => String, { description: 'Its name in addresses and files; unique.' })
  @Column('text', { unique: true })
  slug!: string;

  @Field(() => String, { description: 'How it is called.' })
  @Column('text')
  title!: string;

  @Field(() => String, { nullable: true, description: 'What is meant by it.' })
  @Column('text', { nullable: true })
  description!: string | null;

  @Field(() => Int, { description: 'Its place, 1 for the first; without gaps.' })
  @Column('integer')
  rank!: number;
}

nodeType(CompanyPriority);
