import { graphql } from '../gql/gql.ts';
import type { ThemeRowFragment } from '../gql/graphql.ts';

export type ThemeRow = ThemeRowFragment;

export const ThemeRowParts = graphql(`
  fragment ThemeRow on Theme {
    id
    slug
    name
    status
    parent {
      id
      slug
      name
    }
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

export const MergeThemesDocument = graphql(`
  mutation MergeThemes($input: ThemeMergeInput!) {
    themeMerge(input: $input) {
      theme {
        id
        slug
        name
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

export const UnmergeThemeDocument = graphql(`
  mutation UnmergeTheme($input: DeleteInput!) {
    themeUnmerge(input: $input) {
      theme {
        id
        slug
        name
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

/** The themes to choose from, those with most entries first. */
export const ThemeChoicesDocument = graphql(`
  query ThemeChoices($search: String) {
    themes(
      filter: { search: $search, status: [EMERGING, ACTIVE, ADDRESSED] }
      orderBy: { by: FEEDBACK_COUNT, direction: DESC }
      first: 50
    ) {
      nodes {
        id
        slug
        name
        parent {
          id
          name
        }
        stats {
          feedbackCount
        }
      }
    }
  }
`);
