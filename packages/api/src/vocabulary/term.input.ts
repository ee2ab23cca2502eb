import { Field, InputType } from 'type-graphql';
import { Discipline } from '../identity/role.ts';
import { UrlScalar } from '../platform/graphql/scalars.ts';
import { TermKind } from './term.entity.ts';

/** A term as a caller sends it. */
@InputType({ description: 'A word of the vocabulary: a new key makes one, a known one changes it.' })
export class TermInput {
  @Field(() => String, {
    description: 'Its name in files and inputs. Keys that differ only in case, accents or separators are one.',
  })
  key!: string;

  @Field(() => String, { description: 'How it is called.' })
  name!: string;

  @Field(() => TermKind, { description: 'What it is used for.' })
  kind!: TermKind;

  @Field(() => [Discipline], {
    nullable: true,
    description: 'Whose word it is; left out, a known one keeps its own, and a new one is a joint one.',
  })
  disciplines?: Discipline[] | null;

  @Field(() => String, { description: 'What is meant by it, in plain words.' })
  definition!: string;

  @Field(() => UrlScalar, { nullable: true, description: 'Where more is said about it; left out, it stays.' })
  source?: string | null;
}
