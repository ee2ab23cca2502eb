import { graphql } from '../gql/gql.ts';
import type { ItemRowFragment } from '../gql/graphql.ts';

export type ItemRow = ItemRowFragment;

export const ItemRowParts = graphql(`
  fragment ItemRow on RoadmapItem {
    id
    identifier
    version
    title
    kind
    status
    horizon
    rank
    valueDrivers
    target {
      label
      rangeEnd
    }
    driftDays
    team {
      id
      slug
      name
    }
    evidence {
      level
      stale
      stats {
        customerCount
        feedbackCount
      }
    }
  }
`);

/** The roadmap's rows; refreshed by every revision. */
export const RoadmapDocument = graphql(`
  query Roadmap($filter: RoadmapItemFilter, $orderBy: RoadmapItemOrder, $after: String) {
    roadmap {
      items(filter: $filter, orderBy: $orderBy, first: 100, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...ItemRow
        }
      }
    }
  }
`);

export const MoveDocument = graphql(`
  mutation MoveItem($input: RoadmapItemMoveInput!) {
    roadmapItemMove(input: $input) {
      revision
      userErrors {
        field
        message
        code
      }
    }
  }
`);

/** What plans refer to: teams, people, themes, priorities. */
export const PlanningDocument = graphql(`
  query Planning {
    teams {
      id
      slug
      name
    }
    people(first: 100) {
      nodes {
        id
        name
        discipline
        active
      }
    }
    themes(first: 100, orderBy: { by: NAME, direction: ASC }) {
      nodes {
        id
        slug
        name
      }
    }
  }
`);
