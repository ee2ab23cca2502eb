import { Field, InputType } from 'type-graphql';
import { DurationScalar } from '../../platform/graphql/scalars.ts';
import { SliSourceKind } from './sli-source.types.ts';

/** Where measurements are to be fetched from. */
@InputType({ description: 'Where measurements are to be fetched from: a total, and either good or bad events.' })
export class SliSourceInput {
  @Field(() => SliSourceKind, { description: 'What kind of service it is.' })
  kind!: SliSourceKind;

  @Field(() => String, { description: 'The name of a configured source; addresses and secrets are settings.' })
  connection!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The good events of a step, as one series, e.g. sum(increase(requests_total{code!~"5.."}[1m])).',
  })
  goodQuery?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The bad events of a step, as one series; instead of good ones.',
  })
  badQuery?: string | null;

  @Field(() => String, { description: 'All events of a step, as one series, e.g. sum(increase(requests_total[1m])).' })
  totalQuery!: string;

  @Field(() => DurationScalar, {
    nullable: true,
    description: 'How long a measurement is, PT1S to P1D in whole seconds; PT1M if nothing is said.',
  })
  step?: string | null;

  @Field(() => DurationScalar, {
    nullable: true,
    description: 'How long after its end a step is asked for, PT0S to P1D; PT2M if nothing is said.',
  })
  lag?: string | null;
}
