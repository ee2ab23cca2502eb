import { graphql } from '../gql/gql.ts';

/** The metrics that all share. */
export const MetricsDocument = graphql(`
  query Metrics {
    metrics(first: 100) {
      nodes {
        id
        key
        name
        unit
      }
    }
    northStar {
      id
      inputs {
        id
        metric {
          id
          key
          name
        }
      }
    }
  }
`);
