import {
  type GraphQLField,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  type OperationTypeNode,
} from 'graphql';

/** An operation as it is sent. */
export interface Operation {
  query: string;
  variables: Record<string, unknown>;
}

const samples: Record<string, unknown> = {
  String: 'x',
  ID: 'x',
  Int: 1,
  Float: 1,
  Boolean: true,
  DateTime: '2026-01-01T00:00:00Z',
  Date: '2026-01-01',
  Duration: 'P28D',
  Revision: '1',
  URL: 'https://example.org',
  JSON: {},
};

/** The shortest well-formed operation for a root field: required arguments only, ids and slugs that name nothing. */
export function anyOperation(kind: OperationTypeNode, field: GraphQLField<unknown, unknown>): Operation {
  const needed = field.args.filter(isRequiredArgument);
  const declared = needed.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const passed = needed.map(({ name }) => `${name}: $${name}`).join(', ');
  const within = (text: string) => (text ? `(${text})` : '');
  return {
    query: `${kind} ${within(declared)} { ${field.name}${within(passed)} ${selectionOf(field)} }`,
    variables: Object.fromEntries(needed.map(({ name, type }) => [name, sampleOf(type)])),
  };
}

/** A value that fits the type: required fields only, ids and slugs that name nothing. */
export function sampleOf(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return sampleOf(type.ofType);
  if (isListType(type)) return [sampleOf(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (!isInputObjectType(type)) return samples[type.name];
  const fields = Object.values(type.getFields()).filter(isRequiredInputField);
  return Object.fromEntries(fields.map((each) => [each.name, sampleOf(each.type)]));
}

function selectionOf({ type }: GraphQLField<unknown, unknown>): string {
  const shown = isNonNullType(type) ? type.ofType : type;
  const named = isListType(shown) ? (isNonNullType(shown.ofType) ? shown.ofType.ofType : shown.ofType) : shown;
  if (isObjectType(named) && named.getFields().userErrors) return '{ userErrors { code message } }';
  if (isObjectType(named) && named.getFields().totalCount) return '{ totalCount }';
  return isObjectType(named) || isInterfaceType(named) ? '{ __typename }' : '';
}
