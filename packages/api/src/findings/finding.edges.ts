import { keysOf } from '../platform/graphql/batches.ts';
import { edge } from '../platform/graphql/edges.ts';
import { nodeType } from '../platform/graphql/node.ts';
import { rowsById } from '../platform/graphql/rows-by-id.ts';
import { answerFindingFilter } from '../roadmap/finding-condition.ts';
import { RoadmapItem } from '../roadmap/item.entity.ts';
import { findingsOf, hasFindingOf } from './finding.reading.ts';
import { Finding, subjects } from './finding.types.ts';
import { questionsOf } from './questions.ts';

nodeType(Finding, async (ctx, ids) => {
  const found = await findingsOf(ctx, questionsOf());
  return found.filter(({ id }) => ids.includes(id));
});

edge(Finding, 'subject', async ({ db }, rows) => {
  const types = [...new Set(rows.map(({ subjectType }) => subjectType))];
  const found = await Promise.all(
    types.map(async (type) => {
      const own = rows.filter(({ subjectType }) => subjectType === type);
      return [type, await rowsById<{ id: string }>(db, subjects[type], keysOf(own, 'subjectId'))] as const;
    }),
  );
  const known = new Map(found);
  return rows.map(({ subjectType, subjectId }) => known.get(subjectType)?.get(subjectId) ?? null);
});

edge(RoadmapItem, 'findings', async (ctx, rows) => {
  const ofItems = questionsOf().filter(({ about }) => about === 'RoadmapItem');
  const subjectIds = keysOf(rows, 'id');
  const found = await findingsOf(ctx, ofItems, { subjectIds });
  return rows.map(({ id }) => found.filter(({ subjectId }) => subjectId === id));
});

answerFindingFilter((rules) => hasFindingOf(questionsOf(rules)));
