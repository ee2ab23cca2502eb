import { buildClientSchema, type GraphQLSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql';
import { useEffect, useState } from 'react';
import { ask } from './request.ts';

/** The schema as the session may see it; `fault` says why there is none. */
export function useSchema(): { schema?: GraphQLSchema; fault?: string } {
  const [state, setState] = useState<{ schema?: GraphQLSchema; fault?: string }>({});
  useEffect(() => {
    let gone = false;
    const load = async () => {
      const { text } = await ask(getIntrospectionQuery({ inputValueDeprecation: true }), undefined);
      const { data, errors } = JSON.parse(text) as { data?: IntrospectionQuery; errors?: { message: string }[] };
      if (gone) return;
      if (data) setState({ schema: buildClientSchema(data) });
      else setState({ fault: errors?.[0]?.message ?? 'The schema could not be loaded.' });
    };
    load().catch(() => gone || setState({ fault: 'The server does not answer; the schema could not be loaded.' }));
    return () => {
      gone = true;
    };
  }, []);
  return state;
}
