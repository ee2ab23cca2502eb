import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';

/** Where in the docs one is: at a type, or at a field of it; at the beginning without a type. */
export interface Place {
  type?: string;
  field?: string;
}

/** What a type has, by its name. */
export type Part = GraphQLField<unknown, unknown> | GraphQLInputField;

/** The fields of a type that has any. */
export function partsOf(type: GraphQLNamedType): Part[] {
  if (isObjectType(type) || isInterfaceType(type) || isInputObjectType(type)) return Object.values(type.getFields());
  return [];
}

/** The arguments of a field; those of inputs have none. */
export function argumentsOf(part: Part): readonly GraphQLArgument[] {
  return 'args' in part ? part.args : [];
}

/** The types and fields with the word in their name, types first; at most so many. */
export function placesNamed(schema: GraphQLSchema, word: string, most: number): Required<Place>[] {
  const wanted = word.trim().toLowerCase();
  if (wanted === '') return [];
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
  const ofTypes = types
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .map(({ name }) => ({ type: name, field: '' }));
  const ofFields = types.flatMap((type) =>
    partsOf(type)
      .filter(({ name }) => name.toLowerCase().includes(wanted))
      .map(({ name }) => ({ type: type.name, field: name })),
  );
  return [...ofTypes, ...ofFields].slice(0, most);
}
