import { explorerAddress, queryText, requestBody } from './request-text.ts';

const query = 'query Roadmap($after: String) {\n  roadmap {\n    revision\n  }\n}';

test('a document is copied as it is sent', () => {
  expect(queryText(`\n${query}\n`)).toBe(query);
});

test('what a dashboard posts names only what is said', () => {
  expect(JSON.parse(requestBody(query, { after: undefined, first: 5, filter: { open: true } }))).toEqual({
    query,
    variables: { first: 5, filter: { open: true } },
  });
});

test('the explorer opens with query and variables', () => {
  const address = new URL(explorerAddress(query, { filter: { search: 'a & b' } }), 'http://waymark.example');
  expect(address.pathname).toBe('/graphql');
  expect(address.searchParams.get('query')).toBe(query);
  expect(JSON.parse(address.searchParams.get('variables') ?? '')).toEqual({ filter: { search: 'a & b' } });
  expect(explorerAddress('{ viewer { role } }', {})).not.toContain('variables');
});
