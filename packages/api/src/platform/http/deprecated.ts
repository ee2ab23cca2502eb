import { type DocumentNode, type GraphQLSchema, TypeInfo, visit, visitWithTypeInfo } from 'graphql';

/** The deprecated fields, arguments and values that a document asks for, as `Type.field`, each once. */
export function deprecatedIn(schema: GraphQLSchema, document: DocumentNode): string[] {
  const found = new Set<string>();
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: () => {
        const field = types.getFieldDef();
        if (field?.deprecationReason != null) found.add(`${types.getParentType()}.${field.name}`);
      },
      Argument: () => {
        const argument = types.getArgument();
        if (argument?.deprecationReason != null) {
          found.add(`${types.getParentType()}.${types.getFieldDef()?.name}(${argument.name})`);
        }
      },
      EnumValue: () => {
        const value = types.getEnumValue();
        if (value?.deprecationReason != null) found.add(`${types.getInputType()}.${value.name}`);
      },
    }),
  );
  return [...found];
}
