import { graphql } from '../gql/gql.ts';

export const FindingParts = graphql(`
  fragment FindingParts on Finding {
    id
    rule
    severity
    message
    because
    since
    waivedBy {
      id
      identifier
    }
    subject {
      __typename
      ... on RoadmapItem {
        id
        identifier
        title
      }
      ... on ServiceLevelObjective {
        id
        slug
        name
      }
      ... on Theme {
        id
        slug
        name
      }
      ... on Team {
        id
        slug
        name
      }
      ... on Decision {
        id
        identifier
        question
      }
      ... on PlanningPeriod {
        id
        name
      }
      ... on NorthStar {
        id
        statement
      }
    }
  }
`);

export const ReviewDocument = graphql(`
  query Review($severity: [Severity!], $rules: [FindingRule!], $teamSlug: String, $includeWaived: Boolean) {
    findings(severity: $severity, rules: $rules, teamSlug: $teamSlug, includeWaived: $includeWaived) {
      ...FindingParts
    }
    teams {
      id
      slug
      name
    }
    decisions(filter: { kind: [WAIVER], agreed: false }, first: 100) {
      nodes {
        id
        identifier
        waivesFindings
        items {
          id
        }
        themes {
          id
        }
        slos {
          id
        }
        teams {
          id
        }
        periods {
          id
        }
      }
    }
  }
`);
