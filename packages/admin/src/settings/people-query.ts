import { graphql } from '../gql/gql.ts';

export const PersonParts = graphql(`
  fragment PersonParts on Person {
    id
    name
    email
    discipline
    role
    active
    teams {
      id
      name
    }
    away {
      from
      to
    }
    standIn {
      id
      name
    }
  }
`);

export const PeopleDocument = graphql(`
  query People($after: String) {
    people(first: 100, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...PersonParts
      }
    }
  }
`);

export const TeamsDocument = graphql(`
  query TeamsOfSettings {
    teams {
      id
      slug
      name
      members {
        id
        name
      }
      services {
        id
        name
      }
    }
  }
`);

export const SavePersonDocument = graphql(`
  mutation SavePerson($input: PersonInput!) {
    personSave(input: $input) {
      person {
        id
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

export const InviteDocument = graphql(`
  mutation InvitePerson($input: DeleteInput!) {
    personInvite(input: $input) {
      url
      expiresAt
      userErrors {
        field
        message
        code
      }
    }
  }
`);

export const SaveTeamDocument = graphql(`
  mutation SaveTeam($input: TeamInput!) {
    teamSave(input: $input) {
      team {
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
