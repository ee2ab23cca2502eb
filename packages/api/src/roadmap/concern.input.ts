import { Field, ID, InputType } from 'type-graphql';
import { Discipline } from '../identity/role.ts';
import { ConcernStatus } from './concern.entity.ts';

/** A concern as a caller sends it. */
@InputType({ description: 'What someone is worried about. Ask before refusing: say what would settle it.' })
export class ConcernRaiseInput {
  @Field(() => ID, { description: 'The item that it is about.' })
  itemId!: string;

  @Field(() => Discipline, { description: 'The side from which it is seen.' })
  discipline!: Discipline;

  @Field(() => String, { nullable: true, description: 'What drives it: the key of a term of the kind MOTIVATOR.' })
  motivatorKey?: string | null;

  @Field(() => String, { description: 'What the worry is.' })
  statement!: string;

  @Field(() => String, { description: 'What would settle it.' })
  whatWouldResolveIt!: string;
}

/** What became of a concern, as a caller sends it. */
@InputType({ description: 'What became of a concern.' })
export class ConcernResolveInput {
  @Field(() => ID, { description: 'The concern.' })
  id!: string;

  @Field(() => ConcernStatus, { description: 'What became of it; OPEN opens it again.' })
  status!: ConcernStatus;

  @Field(() => String, { description: 'How it was settled, or why it is open again; kept in the history.' })
  resolution!: string;
}
