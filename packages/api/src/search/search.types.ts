import { Field, Int, ObjectType } from 'type-graphql';
import { PageInfo } from '../platform/graphql/connection.ts';
import { Node } from '../platform/graphql/payload.ts';

/** Something that was found. */
@ObjectType({ description: 'Something that was found, with its place in the list.', simpleResolvers: true })
export class SearchEdge {
  @Field(() => String, { description: 'Its place, to page from. Opaque.' })
  cursor!: string;

  @Field(() => Node, { description: 'The thing itself: an item, a theme, a decision, an SLO or an entry of feedback.' })
  node!: object;

  @Field(() => String, { description: 'The words around the match, as plain text on one line.' })
  snippet!: string;
}

/** A page of what was found. */
@ObjectType({ description: 'A page of what was found, best first.', simpleResolvers: true })
export class SearchConnection {
  @Field(() => [SearchEdge], { description: 'What was found, with cursors and snippets.' })
  edges!: SearchEdge[];

  @Field(() => [Node], { description: 'What was found.' })
  nodes!: object[];

  @Field(() => PageInfo, { description: 'Where this page stands.' })
  pageInfo!: PageInfo;

  @Field(() => Int, {
    description:
      'How much can be paged through: all that was found, but of a kind that has over 300 only the 300 that are looked at.',
  })
  totalCount!: number;
}
