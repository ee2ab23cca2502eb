import {
  findBreakingChanges,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';

/** What of the published schema is broken by the one that is served, a line each, in the order of the alphabet. */
export function brokenOf(published: GraphQLSchema, served: GraphQLSchema): string[] {
  return findBreakingChanges(published, served)
    .map(({ description }) => description)
    .sort();
}

const dated = /\b\d{4}-\d{2}-\d{2}\b/;

/** The deprecated elements that do not say until when they are served. */
export function undatedOf(served: GraphQLSchema): string[] {
  return Object.values(served.getTypeMap())
    .flatMap((type) => {
      if (isObjectType(type) || isInterfaceType(type)) {
        return Object.values(type.getFields()).flatMap((field) => [
          { place: `${type.name}.${field.name}`, reason: field.deprecationReason },
          ...field.args.map((arg) => ({
            place: `${type.name}.${field.name}(${arg.name})`,
            reason: arg.deprecationReason,
          })),
        ]);
      }
      const parts = isInputObjectType(type)
        ? Object.values(type.getFields())
        : isEnumType(type)
          ? type.getValues()
          : [];
      return parts.map(({ name, deprecationReason }) => ({ place: `${type.name}.${name}`, reason: deprecationReason }));
    })
    .filter(({ reason }) => reason != null && !dated.test(reason))
    .map(({ place }) => place)
    .sort();
}
