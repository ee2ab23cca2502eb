import type { ApolloServerPlugin } from '@apollo/server';
import { type ASTNode, BREAK, GraphQLError, Kind, visit } from 'graphql';
import { may, Permission } from '../actor.ts';
import type { Context } from '../context.ts';

/** Lets those ask for the schema who may READ, as the query type says; others get FORBIDDEN. */
export function introspectionForReaders(): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, contextValue }) {
          if (may(contextValue.actor, Permission.READ) || !asksForSchema(document)) return;
          const message = 'You may not ask for the schema: this needs the permission READ.';
          throw new GraphQLError(message, { extensions: { code: 'FORBIDDEN', http: { status: 403 } } });
        },
      };
    },
  };
}

function asksForSchema(document: ASTNode): boolean {
  let asks = false;
  visit(document, {
    [Kind.FIELD]: ({ name }) => {
      asks ||= name.value === '__schema' || name.value === '__type';
      return asks ? BREAK : undefined;
    },
  });
  return asks;
}
