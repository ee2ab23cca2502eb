import { Field, ObjectType } from 'type-graphql';
import { Payload } from '../platform/graphql/payload.ts';
import { Team } from './team.entity.ts';

/** What a mutation of a team answers. */
@ObjectType({ description: 'What a mutation of a team answers.', simpleResolvers: true })
export class TeamPayload extends Payload {
  @Field(() => Team, { nullable: true, description: 'The team as it is now; null when it was refused.' })
  team?: Team | null;
}
