import { registerEnumType } from 'type-graphql';

/** What kind of service measurements are fetched from. */
export enum SliSourceKind {
  PROMETHEUS = 'PROMETHEUS',
}

registerEnumType(SliSourceKind, {
  name: 'SliSourceKind',
  description: 'What kind of service measurements are fetched from.',
  valuesConfig: {
    PROMETHEUS: { description: 'Prometheus, or another service with its HTTP API, such as Mimir or Thanos.' },
  },
});
