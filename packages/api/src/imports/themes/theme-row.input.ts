import { Field, InputType } from 'type-graphql';
import { ThemeStatus } from '../../feedback/feedback.enums.ts';

/** A theme as a script sends it. */
@InputType({ description: 'A theme as a script sends it. What is left out stays as it is.' })
export class ThemeRowInput {
  @Field(() => String, { nullable: true, description: 'Its name in addresses and files; else made of the name.' })
  slug?: string | null;

  @Field(() => String, { description: 'How it is called.' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The wider theme that it is part of, by slug or name; it may stand anywhere among the rows.',
  })
  parent?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is about, in a sentence or two.' })
  summary?: string | null;

  @Field(() => String, { nullable: true, description: 'Whose problem, what they do today, what it costs.' })
  problem?: string | null;

  @Field(() => [String], { nullable: true, description: 'Words and phrases that tell that an entry belongs to it.' })
  rules?: string[] | null;

  @Field(() => ThemeStatus, { nullable: true, description: 'Where it stands in its life; a new one is EMERGING.' })
  status?: ThemeStatus | null;
}
