import './change-event.edges.ts';
import { FieldResolver, Resolver, Root } from 'type-graphql';
import { ChangeEvent } from './change-event.entity.ts';

/** How the values of a change are shown. */
@Resolver(() => ChangeEvent)
export class ChangeEventResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'What it was before, as JSON; null when there was nothing.',
  })
  before(@Root() { valueBefore }: ChangeEvent): string | null {
    return valueBefore == null ? null : JSON.stringify(valueBefore);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What it is since, as JSON; null when there is nothing.',
  })
  after(@Root() { valueAfter }: ChangeEvent): string | null {
    return valueAfter == null ? null : JSON.stringify(valueAfter);
  }
}
