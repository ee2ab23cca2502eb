import { graphql } from '../gql/gql.ts';

export const SloDocument = graphql(`
  query SloPage($slug: String!) {
    slo(slug: $slug) {
      ...AgreementParts
      slug
      version
      name
      description
      userJourney
      sliKind
      objective
      window
      windowType
      budgetingMethod
      timeSliceTarget
      timeSliceWindow
      calendarStart
      timeZone
      coverageFloor
      tighterThanNeeded
      service {
        id
        slug
        name
        team {
          id
          slug
          name
        }
      }
      productOwner {
        id
        name
      }
      engineeringOwner {
        id
        name
      }
      sliSource {
        kind
        connection
        step
        lag
        lastFetchedAt
        lastError
      }
      errorBudget {
        state
        windowStart
        windowEnd
        good
        total
        attainment
        consumed
        remaining
        exhaustsAt
        coverage
        measuredThrough
      }
      hour: burnRate(over: "PT1H")
      day: burnRate(over: "P1D")
      alerts {
        severity
        longWindow
        shortWindow
        factor
        firing
      }
      policy {
        activeAction
        revisitOn
        thresholds {
          remainingBelow
          action
          freezes
          active
        }
      }
      exclusions {
        ...AgreementParts
        from
        to
        reason
      }
      links {
        id
        relation
        rationale
        frozen
        item {
          id
          identifier
          title
          status
        }
      }
      freezeImpact {
        customerCount
        annualRevenue
        items {
          id
          identifier
          title
          status
        }
        milestones {
          id
          title
          item {
            id
            identifier
          }
        }
        inputs {
          id
          metric {
            id
            name
          }
        }
      }
    }
  }
`);

export const SloPointsDocument = graphql(`
  query SloPoints($slug: String!, $from: DateTime!, $to: DateTime!, $step: Duration!) {
    slo(slug: $slug) {
      id
      measurements(from: $from, to: $to, step: $step) {
        from
        to
        good
        total
        ratio
      }
    }
  }
`);

export const SloHistoryDocument = graphql(`
  query SloHistory($slug: String!, $after: String) {
    slo(slug: $slug) {
      id
      history(first: 25, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          ...ChangeParts
        }
      }
    }
  }
`);

export const SaveSloDocument = graphql(`
  mutation SaveSlo($input: SloInput!) {
    sloSave(input: $input) {
      slo {
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

export const DeleteSloDocument = graphql(`
  mutation DeleteSlo($input: DeleteInput!) {
    sloDelete(input: $input) {
      revision
      userErrors {
        field
        message
        code
      }
    }
  }
`);

export const SaveServiceDocument = graphql(`
  mutation SaveService($input: ServiceInput!) {
    serviceSave(input: $input) {
      service {
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

export const SaveExclusionDocument = graphql(`
  mutation SaveExclusion($input: BudgetExclusionInput!) {
    budgetExclusionSave(input: $input) {
      slo {
        id
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

export const DeleteExclusionDocument = graphql(`
  mutation DeleteExclusion($input: DeleteInput!) {
    budgetExclusionDelete(input: $input) {
      slo {
        id
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
