import { buildSchema, parse } from 'graphql';
import { deprecatedIn } from './deprecated.ts';

const schema = buildSchema(`
  type Query { a(b: Int, c: Int @deprecated(reason: "x")): Int old: T @deprecated(reason: "x") t(e: E): T }
  type T { new: Int old: Int @deprecated(reason: "x") }
  enum E { NEW OLD @deprecated(reason: "x") }`);

test('what is deprecated is found wherever a document asks for it, once', () => {
  const all = '{ a(c: 1) old { old } t(e: OLD) { ...f } } fragment f on T { old other: old }';
  expect(deprecatedIn(schema, parse(all)).sort()).toEqual(['E.OLD', 'Query.a(c)', 'Query.old', 'T.old']);
  expect(deprecatedIn(schema, parse('{ a(b: 1) t(e: NEW) { new } nothing { old } }'))).toEqual([]);
});
