import fs from 'node:fs';
import path from 'node:path';
import { Kind, parse } from 'graphql';
import { serviceSchema } from '../../schema.ts';
import { sourcesIn } from '../../testing/sources.ts';
import { parseConfig } from '../config.ts';
import { pageSizes } from '../graphql/page.ts';
import { costOf } from './cost-limit.ts';

const client = path.join(__dirname, '../../../../admin/src');
const pages = path.join(__dirname, '../../../../../docs');

/** Every document of the client's sources, and every query that the documentation shows. */
function documents(): { from: string; text: string }[] {
  const ofClient = sourcesIn(client).flatMap(({ name, text }) =>
    [...text.matchAll(/\bgraphql\(\s*`([^`]*)`\s*,?\s*\)/g)].map((match) => ({ from: name, text: match[1]! })),
  );
  const ofPages = fs
    .readdirSync(pages, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) =>
      [...fs.readFileSync(path.join(pages, name), 'utf8').matchAll(/^```graphql\n([\s\S]*?)^```/gm)].map((match) => ({
        from: name,
        text: match[1]!,
      })),
    );
  return [...ofClient, ...ofPages];
}

test('every document of the client and of the documentation costs less than a tenth of the limit', async () => {
  const schema = await serviceSchema();
  const { maxCost } = parseConfig({});
  const all = documents();
  const fragments = all.flatMap(({ text }) =>
    parse(text).definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION),
  );
  const costs = all.flatMap(({ from, text }) => {
    const { definitions } = parse(text);
    return definitions.flatMap((operation) => {
      if (operation.kind !== Kind.OPERATION_DEFINITION) return [];
      // Whatever page a variable asks for, it may be the largest one.
      const sizes = operation.variableDefinitions?.filter(({ type, defaultValue }) => {
        const named = type.kind === Kind.NON_NULL_TYPE ? type.type : type;
        return !defaultValue && named.kind === Kind.NAMED_TYPE && named.name.value === 'Int';
      });
      const variables = Object.fromEntries(
        (sizes ?? []).map(({ variable }) => [variable.name.value, pageSizes.largest]),
      );
      const own = new Set(
        definitions.flatMap((each) => (each.kind === Kind.FRAGMENT_DEFINITION ? each.name.value : [])),
      );
      const document = {
        kind: Kind.DOCUMENT as const,
        definitions: [...definitions, ...fragments.filter(({ name }) => !own.has(name.value))],
      };
      return [
        {
          name: `${from} ${operation.name?.value ?? ''}`,
          cost: costOf({ schema, document, operation, variables }, maxCost),
        },
      ];
    });
  });
  expect(costs.length).toBeGreaterThan(20);
  expect(costs.filter(({ cost }) => cost >= maxCost / 10)).toEqual([]);
});
