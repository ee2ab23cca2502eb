import { Field, Float, Int, ObjectType } from 'type-graphql';

/** What would wait if the policy of an objective stopped its work now. */
@ObjectType({
  description:
    'What would wait if the policy stopped its work now: open work that is not released yet and has a link that any threshold of the policy freezes.',
  simpleResolvers: true,
})
export class FreezeImpact {
  sloId!: string;

  @Field(() => Int, { description: 'Customers who wait for them, each once: they asked, or gave feedback.' })
  customerCount!: number;

  @Field(() => Float, { description: 'Of those customers, in the organisation’s currency; each customer’s once.' })
  annualRevenue!: number;
}
