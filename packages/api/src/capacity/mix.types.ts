import { Field, Float, ObjectType } from 'type-graphql';
import { ItemKind } from '../roadmap/item.enums.ts';

/** What one kind of work takes. */
@ObjectType({ description: 'What one kind of work takes.', simpleResolvers: true })
export class MixShare {
  @Field(() => ItemKind, { description: 'The kind of work.' })
  kind!: ItemKind;

  @Field(() => Float, { description: 'Its share of the person-weeks of all kinds, 0..1; 0 while there are none.' })
  share!: number;

  @Field(() => Float, { description: 'Its person-weeks.' })
  personWeeks!: number;
}

/** The balance of the one roadmap in a period. */
@ObjectType({
  description: 'The balance of the one roadmap: what was meant, what is planned, what was done.',
  simpleResolvers: true,
})
export class InvestmentMix {
  @Field(() => [MixShare], {
    description: 'What was meant, of the person-weeks that are planned; empty where nobody said.',
  })
  target!: MixShare[];

  @Field(() => [MixShare], {
    description: 'What is planned: the allocations of the period, those of declined and stopped items aside.',
  })
  planned!: MixShare[];

  @Field(() => [MixShare], {
    description:
      'What was done: the milestones delivered in the period, by day in UTC, with their effort or, where none is given, an equal part of their item’s likely effort.',
  })
  actual!: MixShare[];

  @Field(() => Float, {
    description: 'Largest distance of planned from target, 0..1; 0 while there is no target or nothing is planned.',
  })
  drift!: number;
}
