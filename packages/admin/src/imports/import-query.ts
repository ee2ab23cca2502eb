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

export const ImportRunsDocument = graphql(`
  query ImportRuns {
    importRuns(first: 25) {
      totalCount
      nodes {
        ...ImportRunParts
      }
    }
  }
`);

export const ImportRunDocument = graphql(`
  query ImportRun($id: ID!) {
    importRun(id: $id) {
      ...ImportRunParts
      mapping {
        column
        field
        ignored
        sample
      }
      rows(action: [FAIL], first: 50) {
        totalCount
        nodes {
          id
          line
          errors {
            column
            message
          }
        }
      }
    }
  }
`);
