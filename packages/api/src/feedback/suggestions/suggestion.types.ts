import { ArgsType, Field, Float, Int, ObjectType } from 'type-graphql';
import { Theme } from '../theme.entity.ts';

/** A theme that a text may speak of. */
@ObjectType({
  description: 'A theme that a text may speak of, and why, so that a person can judge.',
  simpleResolvers: true,
})
export class ThemeSuggestion {
  @Field(() => Theme, { description: 'The theme.' })
  theme!: Theme;

  @Field(() => Float, {
    description:
      '0 to 1, calibrated: of suggestions at 0.8 about eight in ten are accepted. Never rises down the list.',
  })
  confidence!: number;

  @Field(() => [String], {
    description: 'Words of the text itself, one or two at a time, that speak most for this theme, the strongest first.',
  })
  matchedTerms!: string[];
}

/** The themes that a text may speak of. */
@ObjectType({ description: 'The themes that a text may speak of, the likeliest first.', simpleResolvers: true })
export class ThemeSuggestions {
  @Field(() => Float, { description: 'The probability that no theme fits, 0 to 1.' })
  noneFits!: number;

  @Field(() => [ThemeSuggestion], { description: 'The themes, the likeliest first.' })
  nodes!: ThemeSuggestion[];
}

/** How many suggestions are wanted. */
@ArgsType()
export class SuggestionArgs {
  @Field(() => Int, { nullable: true, description: 'At most so many; 1 to 50, 5 if nothing is said.' })
  first?: number | null;
}
