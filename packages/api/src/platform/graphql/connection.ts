import { ArgsType, type ClassType, Field, Int, ObjectType } from 'type-graphql';

/** The arguments of every growing list. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'At most so many from the start; 1 to 100 (WAYMARK_MAX_PAGE_SIZE), 25 if nothing is said.',
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what stands behind this cursor.' })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: 'At most so many from the end; 1 to 100 (WAYMARK_MAX_PAGE_SIZE).' })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what stands before this cursor.' })
  before?: string | null;
}

/** Where a page stands in its list. */
@ObjectType({ description: 'Where a page stands in its list.', simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follows.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether something stands before.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'The cursor of the first entry; null on an empty page.' })
  startCursor!: string | null | (() => string | null);

  @Field(() => String, { nullable: true, description: 'The cursor of the last entry; null on an empty page.' })
  endCursor!: string | null | (() => string | null);
}

/** A page of a growing list. Cursors are made, and all entries counted, only when they are asked for. */
export interface Connection<T> {
  edges: { cursor: () => string; node: T }[];
  nodes: T[];
  pageInfo: PageInfo;
  totalCount: () => number | Promise<number>;
}

/** The GraphQL type of a connection of these nodes; `name` goes before `Edge` and `Connection`. */
export function connectionOf<T extends object>(
  node: () => ClassType<T>,
  name: string,
  what: string,
): ClassType<Connection<T>> {
  @ObjectType(`${name}Edge`, { description: `One of ${what} with its place in the list.`, simpleResolvers: true })
  class Edge {
    @Field(() => String, { description: 'Its place, to page from. Opaque.' })
    cursor!: () => string;

    @Field(node, { description: 'The entry itself.' })
    node!: T;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${what}.`, simpleResolvers: true })
  class Page {
    @Field(() => [Edge], { description: 'The entries of this page with their cursors.' })
    edges!: Edge[];

    @Field(() => [node()], { description: 'The entries of this page.' })
    nodes!: T[];

    @Field(() => PageInfo, { description: 'Where this page stands.' })
    pageInfo!: PageInfo;

    @Field(() => Int, { description: 'The number of entries on all pages.' })
    totalCount!: () => number | Promise<number>;
  }

  return Page as ClassType<Connection<T>>;
}

/** A page with nothing on it, for what the caller may not see or what there is none of. */
export function emptyPage<T>(totalCount = 0): Connection<T> {
  const pageInfo = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };
  return { edges: [], nodes: [], pageInfo, totalCount: () => totalCount };
}
