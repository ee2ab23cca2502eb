import { graphql } from '../gql/gql.ts';
import type { EntryDetailFragment, QueueEntryFragment } from '../gql/graphql.ts';

export type QueueEntry = QueueEntryFragment;
export type EntryDetail = EntryDetailFragment;

export const QueueEntryParts = graphql(`
  fragment QueueEntry on Feedback {
    id
    title
    body
    source
    submittedAt
    importance
    customer {
      id
      name
    }
  }
`);

/** A page of the list; it is asked for as the reader comes near, and not again by itself. */
export const QueueDocument = graphql(`
  query FeedbackQueue($filter: FeedbackFilter, $orderBy: FeedbackOrder, $after: String) {
    feedback(filter: $filter, orderBy: $orderBy, first: 50, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...QueueEntry
      }
    }
  }
`);

/** How many entries a view holds, and how many wait for a theme; refreshed by every revision. */
export const QueueCountDocument = graphql(`
  query FeedbackCount($filter: FeedbackFilter) {
    listed: feedback(filter: $filter, first: 1) {
      totalCount
    }
    unthemed: feedback(filter: { themed: false }, first: 1) {
      totalCount
    }
  }
`);

export const EntryDetailParts = graphql(`
  fragment EntryDetail on Feedback {
    ...QueueEntry
    bodyHtml
    url
    language
    sentiment
    tags
    erasedAt
    externalId
    customer {
      id
      name
      kind
      segment
      annualRevenue
      currency
    }
    duplicateOf {
      id
      title
      body
    }
    themes {
      quote
      origin
      confidence
      assignedAt
      theme {
        id
        slug
        name
      }
    }
    suggestedThemes(first: 6) {
      noneFits
      nodes {
        confidence
        matchedTerms
        theme {
          id
          slug
          name
          status
        }
      }
    }
    nearDuplicates(first: 6) {
      ...QueueEntry
    }
  }
`);

/** One entry with all that helps to judge it; refreshed by every revision. */
export const EntryDocument = graphql(`
  query FeedbackEntry($id: ID!) {
    node(id: $id) {
      __typename
      ... on Feedback {
        ...EntryDetail
      }
    }
  }
`);

export const AssignDocument = graphql(`
  mutation AssignFeedback($input: FeedbackAssignInput!) {
    feedbackAssign(input: $input) {
      revision
      userErrors {
        field
        message
        code
      }
    }
  }
`);

export const UnassignDocument = graphql(`
  mutation UnassignFeedback($input: FeedbackAssignInput!) {
    feedbackUnassign(input: $input) {
      revision
      userErrors {
        field
        message
        code
      }
    }
  }
`);

export const DismissDocument = graphql(`
  mutation DismissSuggestion($input: SuggestionDismissInput!) {
    suggestionDismiss(input: $input) {
      revision
      userErrors {
        field
        message
        code
      }
    }
  }
`);

export const MarkDuplicateDocument = graphql(`
  mutation MarkDuplicate($input: FeedbackDuplicateInput!) {
    feedbackMarkDuplicate(input: $input) {
      revision
      userErrors {
        field
        message
        code
      }
    }
  }
`);
