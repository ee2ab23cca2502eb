import type { Discipline } from '../gql/graphql.ts';

/** The disciplines as they are chosen from and read. */
export const disciplines: { value: Discipline; label: string }[] = [
  { value: 'PRODUCT', label: 'Product' },
  { value: 'ENGINEERING', label: 'Engineering' },
  { value: 'DESIGN', label: 'Design' },
  { value: 'SUPPORT', label: 'Support' },
  { value: 'OTHER', label: 'Other' },
];
