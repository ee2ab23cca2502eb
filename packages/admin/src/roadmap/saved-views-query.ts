import { graphql } from '../gql/gql.ts';

export const SavedViewsDocument = graphql(`
  query SavedViews {
    savedViews {
      id
      name
      state
      shared
      owner {
        id
        name
      }
    }
  }
`);

export const SaveViewDocument = graphql(`
  mutation SaveView($input: SavedViewInput!) {
    savedViewSave(input: $input) {
      savedView {
        id
        name
      }
      userErrors {
        field
        message
        code
      }
    }
  }
`);

export const DeleteViewDocument = graphql(`
  mutation DeleteView($input: DeleteInput!) {
    savedViewDelete(input: $input) {
      deletedId
      revision
      userErrors {
        field
        message
        code
      }
    }
  }
`);
