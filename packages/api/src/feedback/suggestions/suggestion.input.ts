import { Field, ID, InputType } from 'type-graphql';

/** An entry, and the theme that it does not speak of. */
@InputType({ description: 'An entry, and the theme that was suggested for it and does not fit.' })
export class SuggestionDismissInput {
  @Field(() => ID, { description: 'The entry.' })
  feedbackId!: string;

  @Field(() => String, { description: 'The theme.' })
  themeSlug!: string;
}
