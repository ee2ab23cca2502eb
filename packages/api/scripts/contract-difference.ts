import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isSpecifiedScalarType,
  isUnionType,
} from 'graphql';

/** How the served schema stands to the contract. */
export interface Difference {
  /** What is not served yet, as paths: `Theme`, `Theme.items`, `Query.slo(asOf)`, `Actor | ApiToken`. */
  notServed: string[];
  /** What is served in another shape than the contract's, in words. */
  otherShape: string[];
}

type Valued = GraphQLArgument | GraphQLInputField;

/** Compares every element of the contract with what is served. What is served beyond the contract may be there. */
export function differenceOf(contract: GraphQLSchema, served: GraphQLSchema): Difference {
  const difference: Difference = { notServed: [], otherShape: [] };
  const types = Object.values(contract.getTypeMap()).filter(
    (type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type),
  );
  for (const type of types.sort((a, b) => a.name.localeCompare(b.name))) {
    const present = served.getType(type.name);
    if (!present) difference.notServed.push(type.name);
    else if (present.constructor.name === type.constructor.name) compareTypes(type, present, difference);
    else difference.otherShape.push(`${type.name} is another kind of type.`);
  }
  return difference;
}

function compareTypes(wanted: GraphQLNamedType, present: GraphQLNamedType, difference: Difference): void {
  const { name } = wanted;
  if ((isObjectType(wanted) && isObjectType(present)) || (isInterfaceType(wanted) && isInterfaceType(present))) {
    const interfaces = new Set(present.getInterfaces().map((each) => each.name));
    for (const each of wanted.getInterfaces())
      if (!interfaces.has(each.name)) difference.notServed.push(`${name} implements ${each.name}`);
    for (const [field, { type, args }] of Object.entries(wanted.getFields())) {
      const found = present.getFields()[field];
      if (!found) difference.notServed.push(`${name}.${field}`);
      else {
        expectSame(`${name}.${field}`, String(type), String(found.type), difference);
        compareArguments(`${name}.${field}`, args, found.args, difference);
      }
    }
  } else if (isInputObjectType(wanted) && isInputObjectType(present)) {
    const [fields, found] = [Object.values(wanted.getFields()), Object.values(present.getFields())];
    compareValued((field) => `${name}.${field}`, fields, found, difference);
    for (const field of found)
      if (isRequiredInputField(field) && !wanted.getFields()[field.name])
        difference.otherShape.push(`${name}.${field.name} is required and not in the contract.`);
  } else if (isEnumType(wanted) && isEnumType(present)) {
    for (const value of wanted.getValues())
      if (!present.getValue(value.name)) difference.notServed.push(`${name}.${value.name}`);
  } else if (isUnionType(wanted) && isUnionType(present)) {
    const members = new Set(present.getTypes().map((each) => each.name));
    for (const member of wanted.getTypes())
      if (!members.has(member.name)) difference.notServed.push(`${name} | ${member.name}`);
  }
}

function compareArguments(
  field: string,
  wanted: readonly GraphQLArgument[],
  present: readonly GraphQLArgument[],
  difference: Difference,
): void {
  compareValued((argument) => `${field}(${argument})`, wanted, present, difference);
  for (const argument of present)
    if (isRequiredArgument(argument) && !wanted.some(({ name }) => name === argument.name))
      difference.otherShape.push(`${field}(${argument.name}) is required and not in the contract.`);
}

function compareValued(
  pathOf: (name: string) => string,
  wanted: readonly Valued[],
  present: readonly Valued[],
  difference: Difference,
): void {
  for (const { name, type, defaultValue } of wanted) {
    const found = present.find((each) => each.name === name);
    if (!found) difference.notServed.push(pathOf(name));
    else expectSame(pathOf(name), shapeOf(type, defaultValue), shapeOf(found.type, found.defaultValue), difference);
  }
}

function shapeOf(type: unknown, defaultValue: unknown): string {
  return defaultValue === undefined ? String(type) : `${type} = ${JSON.stringify(defaultValue)}`;
}

function expectSame(place: string, wanted: string, present: string, difference: Difference): void {
  if (wanted !== present) difference.otherShape.push(`${place} is ${present}; the contract says ${wanted}.`);
}

/** What of `notServed` is neither on the list nor under something that is: `Theme` covers `Theme.items`. */
export function grownBeyond(list: readonly string[], notServed: readonly string[]): string[] {
  const known = new Set(list);
  const above = (each: string) => [each, each.replace(/\(.*\)$/, ''), each.replace(/[. ].*$/, '')];
  return notServed.filter((each) => !above(each).some((place) => known.has(place)));
}
