import { Column, PrimaryGeneratedColumn } from 'typeorm';

/** What every kept row has: an id that never changes, and the Work that wrote its present version. */
export abstract class Row {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  /** Set by the database alone: the trigger `stamp_row` refuses a write outside of Work. */
  @Column({ type: 'bigint', insert: false, update: false, select: false })
  workId!: string;
}
