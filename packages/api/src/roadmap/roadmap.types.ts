import { Field, Float, Int, ObjectType, registerEnumType } from 'type-graphql';
import { NorthStar } from '../north-star/north-star.entity.ts';
import { type Connection, connectionOf } from '../platform/graphql/connection.ts';
import { Node, Payload } from '../platform/graphql/payload.ts';
import { InstantScalar, RevisionScalar } from '../platform/graphql/scalars.ts';
import { RoadmapItem } from './item.entity.ts';
import type { RoadmapItemFilter } from './item-filter.input.ts';

/** A page of items. */
export const RoadmapItemConnection = connectionOf(() => RoadmapItem, 'RoadmapItem', 'items');

/** The single authoritative roadmap. */
@ObjectType({
  description: 'The single authoritative roadmap. Under `asOf` everything below it is as it was at that instant.',
  simpleResolvers: true,
})
export class Roadmap {
  @Field(() => RevisionScalar, {
    description: 'The revision that this answer has at least: equal revisions mean equal answers.',
  })
  revision!: number;

  @Field(() => InstantScalar, { nullable: true, description: 'The instant that is read; null for the present.' })
  asOf!: Date | null;

  @Field(() => NorthStar, { nullable: true, description: 'The North Star in force; null before the first.' })
  northStar?: NorthStar | null;
}

/** What items can be grouped by. */
export enum RoadmapGroupBy {
  HORIZON = 'HORIZON',
  STATUS = 'STATUS',
  KIND = 'KIND',
  VALUE_DRIVER = 'VALUE_DRIVER',
  TEAM = 'TEAM',
  TARGET_QUARTER = 'TARGET_QUARTER',
  NORTH_STAR_INPUT = 'NORTH_STAR_INPUT',
  PERIOD = 'PERIOD',
  HEALTH = 'HEALTH',
}

registerEnumType(RoadmapGroupBy, {
  name: 'RoadmapGroupBy',
  description: 'What items can be grouped by.',
  valuesConfig: {
    HORIZON: { description: 'How far ahead they stand.' },
    STATUS: { description: 'Where they stand in their life.' },
    KIND: { description: 'Features and technical investments.' },
    VALUE_DRIVER: { description: 'What makes them worth doing; an item with several is in each.' },
    TEAM: { description: 'Who carries them.' },
    TARGET_QUARTER: { description: 'The calendar quarter in which their target ends.' },
    NORTH_STAR_INPUT: { description: 'The inputs of the North Star in force; an item that serves several is in each.' },
    PERIOD: { description: 'The periods in which they have allocations, by time; an item with several is in each.' },
    HEALTH: { description: 'How they fare, as the latest update says.' },
  },
});

/** Items that have something in common. */
@ObjectType({
  description: 'Items that have something in common, with how many they are and what they take.',
  simpleResolvers: true,
})
export class RoadmapGroup {
  @Field(() => String, { description: 'What they have in common, for machines; NONE where they have nothing.' })
  key!: string;

  @Field(() => String, { description: 'What they have in common, for people.' })
  label!: string;

  @Field(() => Int, { description: 'How many they are.' })
  count!: number;

  @Field(() => Float, { description: 'Their likely effort together, in person-weeks.' })
  personWeeks!: number;

  by!: RoadmapGroupBy;
  filter?: RoadmapItemFilter | null;
}

/** What a mutation of an item answers. */
@ObjectType({ description: 'What a mutation of an item answers.', simpleResolvers: true })
export class RoadmapItemPayload extends Payload {
  @Field(() => RoadmapItem, { nullable: true, description: 'The item as it is now; null when it was refused.' })
  roadmapItem?: RoadmapItem | null;

  @Field(() => Node, {
    nullable: true,
    description: 'The part that was made or changed: a milestone, a link, a dependency, an update.',
  })
  subject?: object | null;
}

/** A page of items, as TypeScript sees it. */
export type ItemPage = Connection<RoadmapItem>;
