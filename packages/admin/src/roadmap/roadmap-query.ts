import { graphql } from '../gql/gql.ts';
import type { RoadmapQuery } from '../gql/graphql.ts';

/** An item as the layouts show it. */
export type ItemRow = RoadmapQuery['roadmap']['items']['nodes'][number];

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
    labels
    progress
    updatedAt
    health
    healthFreshness
    start {
      label
      rangeStart
    }
    target {
      label
      date
      resolution
      rangeStart
      rangeEnd
    }
    committedTarget {
      label
      rangeStart
      rangeEnd
    }
    driftDays
    effort {
      low
      likely
      high
    }
    score {
      rice
      impact
    }
    productOwner {
      id
      name
    }
    engineeringOwner {
      id
      name
    }
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
  query Roadmap(
    $filter: RoadmapItemFilter
    $orderBy: RoadmapItemOrder
    $asOf: DateTime
    $withInputs: Boolean = false
    $withPeriods: Boolean = false
    $after: String
  ) {
    roadmap(asOf: $asOf) {
      items(filter: $filter, orderBy: $orderBy, first: 100, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...ItemRow
          alignments @include(if: $withInputs) {
            id
            input {
              id
              metric {
                id
                key
                name
              }
            }
          }
          allocations @include(if: $withPeriods) {
            id
            period {
              id
              name
              start
            }
          }
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

/** What plans refer to: teams, people, themes, the inputs of the North Star. */
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

/** What changed between the instant that is shown and another, in place and around it. */
export const ComparisonDocument = graphql(`
  query Comparison($asOf: DateTime, $to: DateTime!) {
    roadmap(asOf: $asOf) {
      compare(to: $to) {
        added {
          id
          identifier
          title
        }
        removed {
          id
          identifier
          title
        }
        changed {
          item {
            id
            identifier
            title
          }
          targetDriftDays
          statusFrom
          statusTo
          rankFrom
          rankTo
          effortDeltaPersonWeeks
          decisions {
            id
            identifier
            outcome
          }
        }
      }
    }
  }
`);
