import { Field, ObjectType } from 'type-graphql';
import { connectionOf } from '../platform/graphql/connection.ts';
import { Payload } from '../platform/graphql/payload.ts';
import { Service } from './service.entity.ts';
import { ServiceLevelObjective } from './service-level-objective.entity.ts';

/** What a mutation of a service answers. */
@ObjectType({ description: 'What a mutation of a service answers.', simpleResolvers: true })
export class ServicePayload extends Payload {
  @Field(() => Service, { nullable: true, description: 'The service as it is now; null when it was refused.' })
  service?: Service | null;
}

/** What a mutation of an objective answers. */
@ObjectType({ description: 'What a mutation of an objective answers.', simpleResolvers: true })
export class SloPayload extends Payload {
  @Field(() => ServiceLevelObjective, {
    nullable: true,
    description: 'The objective as it is now; null when it was refused.',
  })
  slo?: ServiceLevelObjective | null;
}

/** A page of services. */
export const ServiceConnection = connectionOf(() => Service, 'Service', 'services');

/** A page of objectives. */
export const SloConnection = connectionOf(() => ServiceLevelObjective, 'ServiceLevelObjective', 'objectives');
