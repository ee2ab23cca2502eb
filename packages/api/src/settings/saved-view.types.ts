import { Field, ObjectType } from 'type-graphql';
import { UserError } from '../platform/graphql/payload.ts';
import { SavedView } from './saved-view.entity.ts';

/** What keeping a view answers. */
@ObjectType({ description: 'What keeping a view answers.', simpleResolvers: true })
export class SavedViewPayload {
  @Field(() => SavedView, { nullable: true, description: 'The view as it is now; null when it was refused.' })
  savedView?: SavedView | null;

  @Field(() => [UserError], { description: 'Why it was refused; empty when it was done.' })
  userErrors!: UserError[];
}
