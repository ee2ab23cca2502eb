import fs from 'node:fs';
import path from 'node:path';
import {
  buildSchema,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { differenceOf, grownBeyond } from '../scripts/contract-difference.ts';
import { brokenOf, undatedOf } from '../scripts/published-difference.ts';
import { serviceSchema } from './schema.ts';

const folder = path.join(__dirname, '../contract');
const contract = buildSchema(fs.readFileSync(path.join(folder, 'schema.graphql'), 'utf8'));
const listed = fs.readFileSync(path.join(folder, 'not-served.txt'), 'utf8').split('\n').filter(Boolean);
let served: GraphQLSchema;

beforeAll(async () => {
  served = await serviceSchema();
});

test('what is served has the shape of the contract', () => {
  expect(differenceOf(contract, served).otherShape).toEqual([]);
});

test('what was served once is served for ever', () => {
  expect(grownBeyond(listed, differenceOf(contract, served).notServed)).toEqual([]);
});

test('every element is described', () => {
  const silent = Object.values(served.getTypeMap()).flatMap((type) => {
    if (type.name.startsWith('__') || isSpecifiedScalarType(type)) return [];
    const places: [string, string | null | undefined][] = [[type.name, type.description]];
    if (isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) {
        places.push([`${type.name}.${field.name}`, field.description]);
        for (const { name, description } of field.args)
          places.push([`${type.name}.${field.name}(${name})`, description]);
      }
    }
    if (isInputObjectType(type))
      for (const { name, description } of Object.values(type.getFields()))
        places.push([`${type.name}.${name}`, description]);
    if (isEnumType(type))
      for (const { name, description } of type.getValues()) places.push([`${type.name}.${name}`, description]);
    return places.filter(([, description]) => !description?.trim()).map(([place]) => place);
  });
  expect(silent).toEqual([]);
});

describe('the comparison', () => {
  const between = (wanted: string, present: string) => differenceOf(buildSchema(wanted), buildSchema(present));

  test('finds what is missing, in types, fields, arguments, values, members and interfaces', () => {
    const wanted = `interface N { id: ID } type A implements N { id: ID b(c: Int, d: Int): Int e: Int } type G { id: ID }
      enum E { X Y } union U = A | G input I { a: Int b: Int } type Query { a: A u: U e(i: I): E } type Gone { id: ID }`;
    const present = `interface N { id: ID } type A { id: ID b(c: Int): Int } type G { id: ID }
      enum E { X } union U = A input I { a: Int } type Query { a: A u: U e(i: I): E n: N more: Int }`;
    expect(between(wanted, present)).toEqual({
      notServed: ['A implements N', 'A.b(d)', 'A.e', 'E.Y', 'Gone', 'I.b', 'U | G'],
      otherShape: [],
    });
  });

  test('finds other types, nullability, defaults, kinds, and what is required beyond the contract', () => {
    const wanted = 'type Query { a: Int b(c: Int = 1, f: I): [Int!]! d: D } type D { id: ID } input I { a: Int! = 3 }';
    const present =
      'type Query { a: Int! b(c: Int = 2, f: I, g: Int!): [Int]! d: D } enum D { X } input I { a: Int! b: Int! }';
    expect(between(wanted, present)).toEqual({
      notServed: [],
      otherShape: [
        'D is another kind of type.',
        'I.a is Int!; the contract says Int! = 3.',
        'I.b is required and not in the contract.',
        'Query.a is Int!; the contract says Int.',
        'Query.b is [Int]!; the contract says [Int!]!.',
        'Query.b(c) is Int = 2; the contract says Int = 1.',
        'Query.b(g) is required and not in the contract.',
      ],
    });
  });

  test('the list covers what is under it, and nothing else', () => {
    const list = ['Theme', 'Query.slo', 'Actor | ApiToken'];
    const covered = ['Theme', 'Theme.items', 'Theme.items(first)', 'Theme implements Node', 'Query.slo(asOf)'];
    expect(grownBeyond(list, [...covered, 'Actor | ApiToken'])).toEqual([]);
    expect(grownBeyond(list, ['ThemeEdge', 'Query.slos', 'Actor | Person'])).toHaveLength(3);
  });
});

describe('the published schema', () => {
  const old = 'type Query { a: Int b(c: Int): String d: E } enum E { X Y }';

  test('may grow and deprecate with a date', () => {
    const grown = `type Query { a: Int @deprecated(reason: "Use e. Served until 2027-06-30.") b(c: Int, f: Int): String! d: E e: Int }
      enum E { X Y Z }`;
    expect(brokenOf(buildSchema(old), buildSchema(grown))).toEqual([]);
    expect(undatedOf(buildSchema(grown))).toEqual([]);
  });

  test('may lose nothing, ask for nothing more, and deprecate nothing for ever', () => {
    const broken = 'type Query { b(c: Int!): Int d: E @deprecated(reason: "Do not.") } enum E { X }';
    expect(brokenOf(buildSchema(old), buildSchema(broken))).toEqual([
      'Query.a was removed.',
      'Query.b arg c has changed type from Int to Int!.',
      'Query.b changed type from String to Int.',
      'Y was removed from enum type E.',
    ]);
    expect(undatedOf(buildSchema(broken))).toEqual(['Query.d']);
  });
});
