import { Column, Entity, Unique } from 'typeorm';
import { Row } from '../platform/row.ts';

/** What a keyed hash of an erased thing is of. */
export type Trait = 'ENTRY_ID' | 'ENTRY_TEXT' | 'CUSTOMER_ID' | 'CUSTOMER_NAME';

/**
 * That a thing was erased, and a keyed hash by which a source's next file is recognised. By `subjectType` and
 * `subjectId` the same is erased again in what comes back from an earlier backup.
 */
@Entity()
@Unique(['hash', 'subjectId'])
export class ErasedTrait extends Row {
  @Column('text')
  subjectType!: 'Feedback' | 'Customer';

  @Column('uuid')
  subjectId!: string;

  @Column('text')
  trait!: Trait;

  @Column('text')
  hash!: string;

  @Column('timestamptz', { default: () => 'now()' })
  erasedAt!: Date;
}
