import { graphql } from '../gql/gql.ts';
import type { ThemeRowFragment } from '../gql/graphql.ts';

export type ThemeRow = ThemeRowFragment;

export const ThemeRowParts = graphql(`
  fragment ThemeRow on Theme {
    id
    slug
    name
    status
    stats {
      feedbackCount
      customerCount
      internalTeamCount
      criticalCount
      annualRevenue
      otherCurrencyCount
      firstSeenAt
      lastSeenAt
    }
    trend(buckets: 12, bucket: "P7D") {
      from
      count
    }
    items(first: 1) {
      totalCount
    }
  }
`);

/** The themes' rows; refreshed by every revision. */
export const ThemesDocument = graphql(`
  query Themes($filter: ThemeFilter, $orderBy: ThemeOrder, $after: String) {
    themes(filter: $filter, orderBy: $orderBy, first: 100, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...ThemeRow
      }
    }
  }
`);

export const SaveThemeDocument = graphql(`
  mutation SaveTheme($input: ThemeInput!) {
    themeSave(input: $input) {
      theme {
        id
        slug
        version
      }
      revision
      userErrors {
        field
        message
        code
      }
    }
  }
`);
