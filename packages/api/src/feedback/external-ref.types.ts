import { Field, InputType, ObjectType } from 'type-graphql';

/** What another system calls a thing. */
@ObjectType({ description: 'What another system calls it.', simpleResolvers: true })
export class ExternalRef {
  @Field(() => String, { description: 'The other system.' })
  source!: string;

  @Field(() => String, { description: 'Its id there.' })
  externalId!: string;
}

/** What another system calls a thing, as a caller sends it. */
@InputType({ description: 'What another system calls it.' })
export class ExternalRefInput {
  @Field(() => String, { description: 'The other system.' })
  source!: string;

  @Field(() => String, { description: 'Its id there.' })
  externalId!: string;
}
