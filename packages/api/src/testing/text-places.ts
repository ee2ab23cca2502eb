import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';
import { type Operation, sampleOf } from './any-operation.ts';
import type { Given } from './organisation.ts';

/** A place in the arguments of a field where a text goes, and the operation that has this text there. */
export interface TextPlace {
  name: string;
  with(text: string): Operation;
}

/** Where an operation asks for a field: what stands before and behind it. */
export interface Around {
  kind: 'query' | 'mutation';
  before: string;
  behind: string;
}

const deepest = 4;

/** Every place for a text in the arguments of a field, those deep in its inputs too. */
export function textPlacesOf(field: GraphQLField<unknown, unknown>, given: Given, around: Around): TextPlace[] {
  return field.args.flatMap((arg) =>
    pathsIn(arg.type).map((path) => ({
      name: `${around.before}${field.name}(${[arg.name, ...path].join('.')})`,
      with: (text) =>
        operationOf(field, arg, around, (each) =>
          each === arg ? valueAt(arg, path, given, text) : sampleFor(each.type, each.name, given),
        ),
    })),
  );
}

function operationOf(
  field: GraphQLField<unknown, unknown>,
  arg: GraphQLArgument,
  { kind, before, behind }: Around,
  value: (arg: GraphQLArgument) => unknown,
): Operation {
  const passed = field.args.filter((each) => each === arg || isRequiredArgument(each));
  const declared = passed.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const given = passed.map(({ name }) => `${name}: $${name}`).join(', ');
  return {
    query: `${kind} (${declared}) { ${before} ${field.name}(${given}) ${answerOf(field)} ${behind} }`,
    variables: Object.fromEntries(passed.map((each) => [each.name, value(each)])),
  };
}

/** What shows how much was found. */
function answerOf(field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) return isEnumType(type) || !('getFields' in type) ? '' : '{ __typename }';
  const { userErrors, totalCount, edges } = type.getFields();
  if (userErrors) return '{ userErrors { code } }';
  if (totalCount) return '{ totalCount edges { cursor } }';
  return edges ? '{ edges { cursor } }' : '{ __typename }';
}

function pathsIn(type: GraphQLInputType, depth = 0): string[][] {
  const named = getNamedType(type);
  if (['String', 'ID', 'URL', 'JSON'].includes(named.name)) return [[]];
  if (!isInputObjectType(named) || depth >= deepest) return [];
  return Object.values(named.getFields()).flatMap((field) =>
    pathsIn(field.type, depth + 1).map((path) => [field.name, ...path]),
  );
}

function valueAt(
  { type, name }: { type: GraphQLInputType; name: string },
  path: string[],
  given: Given,
  text: string,
): unknown {
  if (isNonNullType(type)) return valueAt({ type: type.ofType, name }, path, given, text);
  if (isListType(type)) return [valueAt({ type: type.ofType, name }, path, given, text)];
  const [step, ...rest] = path;
  if (!isInputObjectType(type) || step === undefined) return text;
  const fields = Object.values(type.getFields()).filter((each) => each.name === step || isRequiredInputField(each));
  return Object.fromEntries(
    fields.map((each) => [
      each.name,
      each.name === step ? valueAt(each, rest, given, text) : sampleFor(each.type, each.name, given),
    ]),
  );
}

function sampleFor(type: GraphQLInputType, name: string, given: Given): unknown {
  if (isNonNullType(type)) return sampleFor(type.ofType, name, given);
  if (given[name] !== undefined) return isListType(type) ? [given[name]].flat() : given[name];
  if (isListType(type)) return [sampleFor(type.ofType, name, given)];
  if (!isInputObjectType(type)) return sampleOf(type);
  const fields = Object.values(type.getFields()).filter(isRequiredInputField);
  return Object.fromEntries(fields.map((each) => [each.name, sampleFor(each.type, each.name, given)]));
}
