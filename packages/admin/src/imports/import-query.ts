import { graphql } from '../gql/gql.ts';

export const ImportRunParts = graphql(`
  fragment ImportRunParts on ImportRun {
    id
    kind
    source
    fileName
    dryRun
    status
    startedAt
    finishedAt
    message
    startedBy {
      __typename
      ... on Person {
        id
        personName: name
      }
      ... on ApiToken {
        id
        tokenName: name
      }
    }
    totals {
      rows
      created
      updated
      unchanged
      duplicate
      failed
      warnings
      themesCreated
      customersCreated
    }
  }
`);

/** A page of the runs, the newest first; refreshed by every revision. */
export const ImportRunsDocument = graphql(`
  query ImportRuns($kind: [ImportKind!], $after: String) {
    importRuns(kind: $kind, first: 25, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...ImportRunParts
      }
    }
  }
`);

/** One run with how its columns were read and what came of undoing it. */
export const ImportRunDocument = graphql(`
  query ImportRun($id: ID!) {
    importRun(id: $id) {
      ...ImportRunParts
      failedRowsUrl
      mapping {
        column
        field
        ignored
        sample
      }
      undo {
        undoneAt
        restored
        left(first: 20) {
          totalCount
          nodes {
            id
            line
            warnings {
              message
            }
          }
        }
      }
    }
  }
`);

/** A page of a run's rows with one action; refreshed by every revision. */
export const ImportRowsDocument = graphql(`
  query ImportRows($id: ID!, $action: [RowAction!], $after: String) {
    importRun(id: $id) {
      id
      rows(action: $action, first: 50, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          id
          line
          action
          errors {
            column
            message
          }
          warnings {
            column
            message
          }
        }
      }
    }
  }
`);

/** Whether a run is known yet under the id that its sender gave it. */
export const ImportBegunDocument = graphql(`
  query ImportBegun($id: ID!) {
    importRun(id: $id) {
      id
    }
  }
`);

/** How far a run is, until it has ended. */
export const ImportProgressDocument = graphql(`
  subscription ImportProgress($id: ID!) {
    importRunProgressed(id: $id) {
      id
      status
      totals {
        rows
      }
    }
  }
`);

export const CancelImportDocument = graphql(`
  mutation CancelImport($input: DeleteInput!) {
    importCancel(input: $input) {
      revision
      userErrors {
        field
        message
        code
      }
    }
  }
`);

export const UndoImportDocument = graphql(`
  mutation UndoImport($input: DeleteInput!) {
    importUndo(input: $input) {
      revision
      userErrors {
        field
        message
        code
      }
    }
  }
`);
