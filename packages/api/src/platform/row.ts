import { Column, PrimaryGeneratedColumn } from 'typeorm';

/** A row with an id that never changes, whose versions are not kept. */
export abstract class PassingRow {
  @PrimaryGeneratedColumn('uuid')
  id!: string;
}

/** What every kept row has: an id that never changes, and the Work that wrote its present version. */
export abstract class Row extends PassingRow {
  /** Set by the database alone: the trigger `stamp_row` refuses a write outside of Work. */
  @Column({ type: 'bigint', insert: false, update: false, select: false })
  workId!: string;
}
