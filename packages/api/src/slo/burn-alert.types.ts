import { Field, Float, ObjectType, registerEnumType } from 'type-graphql';
import { DurationScalar } from '../platform/graphql/scalars.ts';
import type { Fraction } from './fraction.ts';

/** How bad it is. */
export enum Severity {
  INFO = 'INFO',
  WARNING = 'WARNING',
  CRITICAL = 'CRITICAL',
}

registerEnumType(Severity, {
  name: 'Severity',
  description: 'How bad it is.',
  valuesConfig: {
    INFO: { description: 'Good to know.' },
    WARNING: { description: 'To be looked at in the next days: a ticket.' },
    CRITICAL: { description: 'To be looked at now: a page.' },
  },
});

/** An alert on how fast a budget burns. */
@ObjectType({
  description: 'Multi-window, multi-burn-rate, as in the SRE Workbook: both windows over the factor.',
  simpleResolvers: true,
})
export class BurnAlert {
  @Field(() => Severity, { description: 'CRITICAL for a page, WARNING for a ticket.' })
  severity!: Severity;

  @Field(() => DurationScalar, { description: 'The window that shows that it matters.' })
  longWindow!: string;

  @Field(() => DurationScalar, { description: 'The window that shows that it still goes on.' })
  shortWindow!: string;

  @Field(() => Float, { description: 'The burn rate that both windows must be over, strictly.' })
  factor!: Fraction;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Null where nothing was ever known. Where data is missing it keeps its state: that of the last instant at which both windows had events.',
  })
  firing!: boolean | null;
}
