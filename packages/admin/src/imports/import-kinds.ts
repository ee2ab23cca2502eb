import type { ImportKind } from '../gql/graphql.ts';

/** What kind of file is brought in, as its endpoint is called. */
export type ImportedKind = 'feedback' | 'themes' | 'roadmap' | 'metrics' | 'measurements' | 'slo';

/** The kinds in the words of a reader. */
export const importedKindWords: Record<ImportedKind, string> = {
  feedback: 'Customer feedback',
  themes: 'Themes',
  roadmap: 'Roadmap',
  metrics: 'Metric values',
  measurements: 'SLO measurements',
  slo: 'SLO definitions',
};

/** The kind of a run as its endpoint is called. */
export const endpointOf: Record<ImportKind, ImportedKind> = {
  FEEDBACK: 'feedback',
  THEME: 'themes',
  ROADMAP: 'roadmap',
  METRIC: 'metrics',
  MEASUREMENT: 'measurements',
  SLO: 'slo',
};

/** The fields that a column can be, by kind; definitions have no columns. */
export const importFields: Record<ImportedKind, string[]> = {
  feedback: [
    'external_id',
    'title',
    'body',
    'submitted_at',
    'customer_name',
    'customer_external_id',
    'customer_kind',
    'segment',
    'annual_revenue',
    'currency',
    'importance',
    'sentiment',
    'url',
    'language',
    'tags',
    'themes',
  ],
  themes: ['slug', 'name', 'parent', 'path', 'product', 'summary', 'problem', 'rules', 'status'],
  roadmap: [
    'external_id',
    'title',
    'problem',
    'outcome',
    'description',
    'kind',
    'value_drivers',
    'status',
    'horizon',
    'team',
    'start',
    'target',
    'effort',
    'labels',
    'themes',
    'url',
    'milestones',
    'changed_at',
  ],
  metrics: ['key', 'at', 'value', 'note', 'source'],
  measurements: ['slo', 'from', 'to', 'good', 'bad', 'total', 'source'],
  slo: [],
};

/** The columns that tell a kind, the surest first: one of each group must be there. */
const signs: [kind: ImportedKind, groups: string[][]][] = [
  ['measurements', [['slo', 'objective'], ['total'], ['good', 'bad']]],
  ['metrics', [['key', 'metric', 'metric_key'], ['value']]],
  ['roadmap', [['title'], ['horizon', 'problem', 'outcome', 'value_drivers', 'milestones', 'target']]],
  ['themes', [['name'], ['parent', 'rules', 'summary', 'path']]],
];

/** The kind that a file looks like by its ending and its columns; feedback where nothing speaks for another. */
export function kindOf(fileName: string, columns: readonly string[]): ImportedKind {
  if (/\.ya?ml$/i.test(fileName)) return 'slo';
  const names = new Set(columns.map((column) => column.toLowerCase().replaceAll(/[\s-]+/g, '_')));
  const found = signs.find(([, groups]) => groups.every((group) => group.some((name) => names.has(name))));
  return found?.[0] ?? 'feedback';
}
