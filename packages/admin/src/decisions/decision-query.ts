import { graphql } from '../gql/gql.ts';

export const DecisionRowParts = graphql(`
  fragment DecisionRow on Decision {
    id
    identifier
    kind
    question
    outcome
    decidedAt
    revisitOn
    dueForRevisit
    decidedBy {
      __typename
      ... on Person {
        id
        name
      }
      ... on ApiToken {
        id
        name
      }
    }
    supersededBy {
      id
      identifier
    }
    ...AgreementParts
  }
`);

export const DecisionsDocument = graphql(`
  query Decisions($filter: DecisionFilter, $after: String) {
    decisions(filter: $filter, first: 100, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...DecisionRow
      }
    }
  }
`);

export const DecisionDocument = graphql(`
  query DecisionPage($identifier: String!) {
    decision(identifier: $identifier) {
      ...DecisionRow
      rationale
      gaveUp
      tradeOffs {
        id
        key
        name
        definition
      }
      options {
        title
        pros
        cons
        chosen
      }
      revisitWhen {
        comparison
        value
        tripped
        metric {
          id
          key
          name
        }
        slo {
          id
          slug
          name
        }
        theme {
          id
          slug
          name
        }
      }
      supersedes {
        id
        identifier
        question
      }
      items {
        id
        identifier
        title
        status
      }
      themes {
        id
        slug
        name
      }
      slos {
        id
        slug
        name
      }
      teams {
        id
        slug
        name
      }
      periods {
        id
        name
      }
      waives
      waivesFindings
    }
  }
`);

export const PrecedentsDocument = graphql(`
  query Precedents($text: String!, $themeSlugs: [String!]) {
    precedents(text: $text, themeSlugs: $themeSlugs, first: 5) {
      because
      decision {
        id
        identifier
        kind
        question
        outcome
      }
    }
  }
`);

export const RecordDecisionDocument = graphql(`
  mutation RecordAnyDecision($input: DecisionRecordInput!) {
    decisionRecord(input: $input) {
      decision {
        id
        identifier
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

export const UpdateDecisionDocument = graphql(`
  mutation UpdateDecision($input: DecisionUpdateInput!) {
    decisionUpdate(input: $input) {
      revision
      userErrors {
        field
        message
        code
      }
    }
  }
`);
