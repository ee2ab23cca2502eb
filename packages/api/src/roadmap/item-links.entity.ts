import { Column, Entity, ForeignKey, Unique } from 'typeorm';
import { Theme } from '../feedback/theme.entity.ts';
import { CompanyPriority } from '../north-star/priority.entity.ts';
import { Row } from '../platform/row.ts';
import { RoadmapItem } from './item.entity.ts';

/** That an item answers a theme of feedback. */
@Entity()
@Unique(['itemId', 'themeId'])
export class ItemTheme extends Row {
  @Column('uuid')
  @ForeignKey(() => RoadmapItem, { onDelete: 'CASCADE' })
  itemId!: string;

  @Column('uuid')
  @ForeignKey(() => Theme)
  themeId!: string;
}

/** That an item serves a priority of the company. */
@Entity()
@Unique(['itemId', 'priorityId'])
export class ItemPriority extends Row {
  @Column('uuid')
  @ForeignKey(() => RoadmapItem, { onDelete: 'CASCADE' })
  itemId!: string;

  @Column('uuid')
  @ForeignKey(() => CompanyPriority)
  priorityId!: string;
}

/** The name of an item in another system. */
@Entity()
@Unique(['source', 'externalId'])
export class ItemRef extends Row {
  @Column('uuid')
  @ForeignKey(() => RoadmapItem, { onDelete: 'CASCADE' })
  itemId!: string;

  @Column('text')
  source!: string;

  @Column('text')
  externalId!: string;
}
