import { Column, Entity, ForeignKey, Unique } from 'typeorm';
import { Row } from '../platform/row.ts';
import { ServiceLevelObjective } from './service-level-objective.entity.ts';

/** Good and total events of one source from `startsAt` until before `endsAt`; exact decimal texts inside. */
@Entity()
@Unique(['sloId', 'startsAt', 'source'])
export class SliMeasurement extends Row {
  @Column('uuid')
  @ForeignKey(() => ServiceLevelObjective, { onDelete: 'CASCADE' })
  sloId!: string;

  @Column('text')
  source!: string;

  @Column('timestamptz')
  startsAt!: Date;

  @Column('timestamptz')
  endsAt!: Date;

  @Column('numeric')
  good!: string;

  @Column('numeric')
  total!: string;
}
