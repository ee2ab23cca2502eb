import { Field, Float, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, ForeignKey, Unique } from 'typeorm';
import { Person } from '../identity/person.entity.ts';
import { Row } from '../platform/row.ts';
import { Team } from '../team/team.entity.ts';
import { PlanningPeriod } from './period.entity.ts';

/** How much a team carries of what it can. */
export enum LoadState {
  SUSTAINABLE = 'SUSTAINABLE',
  STRETCHED = 'STRETCHED',
  OVERCOMMITTED = 'OVERCOMMITTED',
  UNKNOWN = 'UNKNOWN',
}

registerEnumType(LoadState, {
  name: 'LoadState',
  description: 'How much a team carries of what it can.',
  valuesConfig: {
    SUSTAINABLE: { description: 'No more than it can carry for long: up to the setting `capacity.sustainableLoad`.' },
    STRETCHED: { description: 'All that it can carry: up to the setting `capacity.fullLoad`.' },
    OVERCOMMITTED: { description: 'More than it can carry.' },
    UNKNOWN: { description: 'Nobody has said what it can carry.' },
  },
});

/** An area and those who can cover it, as they are kept. */
export interface GivenCover {
  area: string;
  personIds: string[];
}

/** An area, and who can cover it. */
@ObjectType({ description: 'An area, and who can cover it.', simpleResolvers: true })
export class CoverArea {
  @Field(() => String, { description: 'A service or a piece of work.' })
  area!: string;

  @Field(() => [Person], { description: 'Who can cover it, in the order of the caller.' })
  people!: Person[];
}

/** An area that one person alone covers. */
@ObjectType({ description: 'An area that one active person alone can cover.', simpleResolvers: true })
export class CoverGap {
  @Field(() => String, { description: 'A service or a piece of work.' })
  area!: string;

  @Field(() => Person, { description: 'Who alone can cover it.' })
  onlyPerson!: Person;
}

/** What a team has in a period, and what it carries. */
@Entity()
@Unique(['periodId', 'teamId'])
@ObjectType({
  description:
    'What a team has in a period, in person-weeks. available = gross − time off − on call − support − slack; load = committed ÷ available.',
  simpleResolvers: true,
})
export class TeamCapacity extends Row {
  @Column('uuid')
  @ForeignKey(() => PlanningPeriod)
  periodId!: string;

  @Field(() => PlanningPeriod, { description: 'The period.' })
  period?: PlanningPeriod;

  @Column('uuid')
  @ForeignKey(() => Team)
  teamId!: string;

  @Field(() => Team, { description: 'The team.' })
  team?: Team;

  @Field(() => Float, { description: 'All its time.' })
  @Column('double precision')
  gross!: number;

  @Field(() => Float, { description: 'What its people are away.' })
  @Column('double precision')
  timeOff!: number;

  @Field(() => Float, { description: 'What being on call takes.' })
  @Column('double precision')
  onCall!: number;

  @Field(() => Float, { description: 'What supporting customers takes.' })
  @Column('double precision')
  support!: number;

  @Field(() => Float, { description: 'What is kept free for what nobody foresees.' })
  @Column('double precision')
  slack!: number;

  @Column('jsonb', { name: 'cover', default: [] })
  givenCover!: GivenCover[];

  @Field(() => [CoverArea], { description: 'Its areas, and who can cover them.' })
  cover?: CoverArea[];

  @Field(() => [CoverGap], { description: 'Services or items that only one active person can cover.' })
  coverGaps?: CoverGap[];

  @Field(() => Float, { description: 'What is left for the roadmap.' })
  available?: number;

  @Field(() => Float, {
    description: 'What its allocations in the period take; those of declined and stopped items aside.',
  })
  committed?: number;

  @Field(() => Float, { nullable: true, description: 'committed ÷ available; null where nothing is available.' })
  load?: number | null;

  @Field(() => LoadState, { description: 'What that load means.' })
  state?: LoadState;
}
