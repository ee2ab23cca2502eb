import { graphql } from '../gql/gql.ts';

/** What was said, feared and decided about an item. */
export const ItemTalkDocument = graphql(`
  query ItemTalk($identifier: String!) {
    roadmapItem(identifier: $identifier) {
      id
      concerns {
        id
        discipline
        statement
        whatWouldResolveIt
        status
        resolution
        raisedAt
        motivator {
          id
          name
        }
        raisedBy {
          ... on Person {
            id
            name
          }
          ... on ApiToken {
            id
            name
          }
        }
      }
      risks {
        id
        statement
        likelihood
        impact
        response
        mitigation
        open
        agreed
        term {
          id
          key
          name
        }
        signOffs {
          discipline
          signedAt
          note
          person {
            id
            name
          }
          for {
            id
            name
          }
        }
      }
      decisions(first: 50) {
        nodes {
          id
          identifier
          kind
          question
          outcome
          decidedAt
          agreed
          signOffs {
            discipline
            signedAt
            note
            person {
              id
              name
            }
            for {
              id
              name
            }
          }
        }
      }
      precedents(first: 5) {
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
    terms {
      id
      key
      name
      kind
    }
  }
`);

export const RaiseConcernDocument = graphql(`
  mutation RaiseConcern($input: ConcernRaiseInput!) {
    concernRaise(input: $input) {
      revision
      userErrors {
        field
        message
        code
      }
    }
  }
`);
export const ResolveConcernDocument = graphql(`
  mutation ResolveConcern($input: ConcernResolveInput!) {
    concernResolve(input: $input) {
      revision
      userErrors {
        field
        message
        code
      }
    }
  }
`);
export const SaveRiskDocument = graphql(`
  mutation SaveRisk($input: RiskSaveInput!) {
    riskSave(input: $input) {
      revision
      userErrors {
        field
        message
        code
      }
    }
  }
`);
export const DeleteRiskDocument = graphql(`
  mutation DeleteRisk($input: DeleteInput!) {
    riskDelete(input: $input) {
      revision
      userErrors {
        field
        message
        code
      }
    }
  }
`);
