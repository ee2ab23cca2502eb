import { Column, Entity, ForeignKey, Unique } from 'typeorm';
import { Row } from '../../platform/row.ts';
import { Service } from '../service.entity.ts';
import { ServiceLevelObjective } from '../service-level-objective.entity.ts';
import type { OpenSloKind, OpenSloObject } from './judge-object.ts';

/** An OpenSLO object as it came, so that it goes out again with all that has no place elsewhere. */
@Entity()
@Unique(['kind', 'name'])
export class OpenSloDocument extends Row {
  @Column('text')
  kind!: OpenSloKind;

  @Column('text')
  name!: string;

  /** The source of the import that last brought it. */
  @Column('text')
  source!: string;

  /** The service that a Service object describes. */
  @Column('uuid', { nullable: true })
  @ForeignKey(() => Service, { onDelete: 'CASCADE' })
  serviceId!: string | null;

  @Column('jsonb')
  document!: OpenSloObject;
}

/** That an objective is one of those that an SLO object promises, and which. */
@Entity()
@Unique(['documentId', 'position'])
export class SloDocument extends Row {
  @Column('uuid', { unique: true })
  @ForeignKey(() => ServiceLevelObjective, { onDelete: 'CASCADE' })
  sloId!: string;

  @Column('uuid')
  @ForeignKey(() => OpenSloDocument, { onDelete: 'CASCADE' })
  documentId!: string;

  /** Its place among the objectives of the object, from 0. */
  @Column('integer')
  position!: number;
}
