import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';
import type { Operation } from './any-operation.ts';
import type { Given } from './organisation.ts';
import type { Selecting } from './selections.ts';

/** Numbers from 0 to 1, the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const texts = [
  '',
  ' ',
  'card',
  'İSTANBUL',
  '\u0000',
  '\ud800',
  '🙂',
  "'",
  '"',
  '%',
  '\\',
  '<b>',
  '1e999',
  'x'.repeat(400),
];
const scalars: Record<string, unknown[]> = {
  Int: [-1, 0, 1, 2, 3, 10, 100, 101, 2_147_483_647, -2_147_483_648],
  Float: [-1, 0, 0.5, 1, 1e-300, 1e300, -1e15],
  Boolean: [true, false],
  DateTime: ['2026-11-01T00:00:00Z', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '2026-02-30T00:00:00Z', 'now'],
  Date: ['2026-11-01', '0001-01-01', '9999-12-31', '2026-02-30'],
  Duration: ['P28D', 'PT1H', 'PT0S', 'P999Y', '-P1D', 'long'],
  Revision: ['0', '1', '999999999999999', '-1', 'x'],
  URL: ['https://example.org/a', 'javascript:alert(1)', 'http://127.0.0.1/', 'x'],
  JSON: [{}, [], null, 'x', { a: { b: [1, null] } }],
};

const deepest = 5;

/** Random operations over a whole schema, valid by its types; the same for the same numbers. */
export class RandomOperations {
  private variables: Record<string, unknown> = {};
  private declared: string[] = [];

  constructor(
    private readonly by: Selecting,
    private readonly random: () => number,
  ) {}

  /** One field of the root, with random arguments and a random selection. */
  next(root: GraphQLObjectType, kind: 'query' | 'mutation'): Operation {
    this.variables = {};
    this.declared = [];
    const field = this.pick(Object.values(root.getFields()));
    const body = `${field.name}${this.argumentsOf(field)} ${this.selectionOf(getNamedType(field.type), 1)}`;
    const declared = this.declared.length > 0 ? `(${this.declared.join(', ')})` : '';
    return { query: `${kind} ${declared} { ${body} }`, variables: this.variables };
  }

  private chance(share: number): boolean {
    return this.random() < share;
  }

  private pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.random() * list.length)]!;
  }

  private selectionOf(type: GraphQLNamedType, depth: number): string {
    if (isLeafType(type)) return '';
    if (isAbstractType(type)) {
      const concrete = this.pick(this.by.schema.getPossibleTypes(type));
      return `{ __typename ... on ${concrete.name} ${this.selectionOf(concrete, depth)} }`;
    }
    if (!isObjectType(type)) return '';
    const fields = Object.values(type.getFields()).filter(
      (field) => isLeafType(getNamedType(field.type)) || depth < deepest,
    );
    const chosen = fields.filter(() => this.chance(Math.min(1, 5 / fields.length)));
    const shown = chosen.map((field) => {
      return `${field.name}${this.argumentsOf(field)} ${this.selectionOf(getNamedType(field.type), depth + 1)}`;
    });
    return `{ __typename ${shown.join(' ')} }`;
  }

  private argumentsOf(field: GraphQLField<unknown, unknown>): string {
    const passed = field.args
      .filter((arg) => isRequiredArgument(arg) || this.chance(arg.name === 'first' ? 0.8 : 0.2))
      .map((arg) => {
        const name = `v${this.declared.length}`;
        this.declared.push(`$${name}: ${arg.type}`);
        this.variables[name] = this.valueOf(arg.type, arg.name, 0);
        return `${arg.name}: $${name}`;
      });
    return passed.length > 0 ? `(${passed.join(', ')})` : '';
  }

  private valueOf(type: GraphQLInputType, name: string, depth: number): unknown {
    if (isNonNullType(type)) return this.valueOf(type.ofType, name, depth) ?? 'x';
    if (this.chance(0.03)) return null;
    if (isListType(type)) {
      return Array.from({ length: Math.floor(this.random() * 3) }, () => this.valueOf(type.ofType, name, depth));
    }
    if (isEnumType(type)) return this.pick(type.getValues()).name;
    if (isInputObjectType(type)) {
      const fields = Object.values(type.getFields()).filter(
        (field) => isRequiredInputField(field) || (depth < 3 && this.chance(0.4)),
      );
      return Object.fromEntries(fields.map((each) => [each.name, this.valueOf(each.type, each.name, depth + 1)]));
    }
    if (name === 'first' && this.chance(0.9)) return 1 + Math.floor(this.random() * 5);
    const given = this.by.given[name];
    if (typeof given === 'string' && this.chance(0.6)) return given;
    return this.pick(scalars[type.name] ?? [...texts, ...idsIn(this.by.given)]);
  }
}

function idsIn(given: Given): unknown[] {
  return Object.entries(given).flatMap(([name, value]) => (/Id$/.test(name) ? [value] : []));
}
