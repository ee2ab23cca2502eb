import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from 'graphql';
import type { Given } from './organisation.ts';

/** How wide the pages are that a selection asks for. */
const page = 3;

/** What a selection is made with. */
export interface Selecting {
  schema: GraphQLSchema;
  /** Values for arguments, by `Type.field.argument` or by the argument's name. */
  given: Given;
}

/**
 * All that can be asked of a type: its values, what hangs on it, and of the nodes among that their values, each with the
 * `__typename` and the id by which it can be asked for itself. A new field joins by itself.
 */
export function everythingOf(by: Selecting, type: GraphQLNamedType, hops = 1, trail: string[] = []): string {
  if (isLeafType(type)) return '';
  // What it is shows by its id; it is asked for itself then.
  if (isInterfaceType(type)) return '{ __typename ... on Node { id } }';
  if (isUnionType(type)) {
    const parts = by.schema.getPossibleTypes(type).map((each) => fragmentOf(by, each, hops, trail));
    return `{ __typename ${parts.filter((part) => part !== '').join(' ')} }`;
  }
  return isObjectType(type) ? `{ __typename ${fieldsOf(by, type, hops, trail)} }` : '';
}

function fragmentOf(by: Selecting, type: GraphQLObjectType, hops: number, trail: string[]): string {
  // Different types may have fields of one name and different types, so each has names of its own.
  const fields = trail.includes(type.name) ? '' : fieldsOf(by, type, Math.min(hops, 0), trail, `${type.name}_`);
  return fields === '' ? '' : `... on ${type.name} { ${fields} }`;
}

function fieldsOf(by: Selecting, type: GraphQLObjectType, hops: number, trail: string[], prefix = ''): string {
  // The nodes of a page stand in it twice.
  const fields = Object.values(type.getFields());
  const shown = 'nodes' in type.getFields() ? fields.filter(({ name }) => name !== 'edges') : fields;
  const isNode = type.getInterfaces().some(({ name }) => name === 'Node');
  const within = [...trail, type.name];
  return shown
    .map((field) => {
      const named = getNamedType(field.type);
      const name = prefix && field.name !== 'id' ? `${prefix}${field.name}: ${field.name}` : field.name;
      if (isLeafType(named)) return `${name}${argumentsOf(by, type, field)}`;
      if (!isCompositeType(named) || within.includes(named.name) || (isNode && hops <= 0 && leadsOn(by, named)))
        return '';
      const selection = everythingOf(by, named, isNode ? hops - 1 : hops, within);
      return selection === '' ? '' : `${name}${argumentsOf(by, type, field)} ${selection}`;
    })
    .filter((text) => text !== '')
    .join(' ');
}

/** Whether nodes stand behind a type: itself one, a page of them, or one of several types. */
function leadsOn({ schema }: Selecting, type: GraphQLNamedType): boolean {
  const node = schema.getType('Node');
  if (isAbstractType(type)) return true;
  if (!isObjectType(type)) return false;
  return type.getInterfaces().some((each) => each === node) || 'pageInfo' in type.getFields();
}

/** The arguments that a field needs, and the size of its page. Throws for a new argument without a value. */
export function argumentsOf(
  { given }: Selecting,
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
): string {
  const passed = field.args.flatMap((arg) => {
    const value =
      given[`${type.name}.${field.name}.${arg.name}`] ?? (isRequiredArgument(arg) ? given[arg.name] : undefined);
    if (value !== undefined)
      return [`${arg.name}: ${isEnumType(getNamedType(arg.type)) ? value : JSON.stringify(value)}`];
    if (isRequiredArgument(arg))
      throw new Error(`${type.name}.${field.name} needs a value for ${arg.name}: give it one.`);
    return arg.name === 'first' ? [`first: ${page}`] : [];
  });
  return passed.length > 0 ? `(${passed.join(', ')})` : '';
}
