import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey } from 'typeorm';
import { DurationScalar, InstantScalar } from '../../platform/graphql/scalars.ts';
import { Row } from '../../platform/row.ts';
import { ServiceLevelObjective } from '../service-level-objective.entity.ts';
import { SliSourceKind } from './sli-source.types.ts';

/** Where the server fetches the measurements of an objective from. */
@Entity()
@ObjectType({
  description: 'Where the server fetches the measurements of an objective from, and how that goes.',
  simpleResolvers: true,
})
export class SliSource extends Row {
  @Column('uuid', { unique: true })
  @ForeignKey(() => ServiceLevelObjective, { onDelete: 'CASCADE' })
  sloId!: string;

  @Field(() => SliSourceKind, { description: 'What kind of service it is.' })
  @Column('text')
  kind!: SliSourceKind;

  @Field(() => String, { description: 'The name of the configured source; its address and secrets are settings.' })
  @Column('text')
  connection!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The good events of a step that ends at the evaluated instant; null when bad ones are asked for.',
  })
  @Column('text', { nullable: true })
  goodQuery!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The bad events of a step that ends at the evaluated instant; null when good ones are asked for.',
  })
  @Column('text', { nullable: true })
  badQuery!: string | null;

  @Field(() => String, { description: 'All events of a step that ends at the evaluated instant.' })
  @Column('text')
  totalQuery!: string;

  @Field(() => DurationScalar, { description: 'How long a measurement is. Steps are counted from 1970 on.' })
  @Column('text')
  step!: string;

  @Field(() => DurationScalar, {
    description: 'How long after its end a step is asked for, so that its data is there.',
  })
  @Column('text')
  lag!: string;

  /** Whether a definition that was imported says so, and not somebody here. */
  @Column('boolean', { default: false })
  fromDocument!: boolean;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When it last answered; null before that, and in readings of the past.',
  })
  lastFetchedAt?: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why the last attempt failed; null when it went well, and in readings of the past.',
  })
  lastError?: string | null;
}
