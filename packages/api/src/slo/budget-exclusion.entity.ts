import { raw } from 'sql-template-tag';
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey } from 'typeorm';
import { Agreement } from '../agreement/agreement.types.ts';
import { listBy } from '../platform/graphql/batches.ts';
import { edge } from '../platform/graphql/edges.ts';
import { nodeType } from '../platform/graphql/node.ts';
import { Node } from '../platform/graphql/payload.ts';
import { InstantScalar } from '../platform/graphql/scalars.ts';
import { Row } from '../platform/row.ts';
import { ServiceLevelObjective } from './service-level-objective.entity.ts';

/** A span of an objective that counts for nothing once product and engineering agree on it. */
@Entity()
@ObjectType({
  implements: [Node, Agreement],
  description:
    'A span that counts for nothing, and why: planned maintenance, a monitor that lied. It has an effect only while both disciplines have signed it off.',
  simpleResolvers: true,
})
export class BudgetExclusion extends Row {
  @Column('uuid')
  @ForeignKey(() => ServiceLevelObjective, { onDelete: 'CASCADE' })
  sloId!: string;

  @Field(() => InstantScalar, { description: 'Where it starts.' })
  @Column('timestamptz')
  from!: Date;

  @Field(() => InstantScalar, { description: 'Where it ends, itself not within.' })
  @Column('timestamptz')
  to!: Date;

  @Field(() => String, { description: 'Why it counts for nothing.' })
  @Column('text')
  reason!: string;
}

nodeType(BudgetExclusion);
edge(ServiceLevelObjective, 'exclusions', listBy(BudgetExclusion, 'sloId', raw('t."from", t.id')));
