import { Column, Entity } from 'typeorm';
import type { FindingRule } from '../agreement/finding-rule.ts';
import { Row } from '../platform/row.ts';

/** That a finding was there when it was last looked. Its id is the finding’s. */
@Entity()
export class FindingStanding extends Row {
  @Column('text')
  rule!: FindingRule;

  @Column('text')
  subjectType!: string;

  @Column('uuid')
  subjectId!: string;

  /** Since when it is true, or when it was first seen where nobody can tell. */
  @Column('timestamptz')
  since!: Date;
}
