import { graphql } from '../gql/gql.ts';
import type { ItemDetailFragment } from '../gql/graphql.ts';

export type ItemDetail = ItemDetailFragment;

export const ItemDetailParts = graphql(`
  fragment ItemDetail on RoadmapItem {
    ...ItemRow
    createdAt
    url
    problem
    outcome
    description
    touchesNoSlo
    statusChangedAt
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
    readiness {
      ...ChecklistParts
    }
    doneCheck {
      ...ChecklistParts
    }
    dependsOn {
      id
      note
      violated
      dependsOn {
        id
        identifier
        title
        status
      }
    }
    blocks {
      id
      note
      violated
      item {
        id
        identifier
        title
        status
      }
    }
    themes {
      id
      slug
      name
    }
    request {
      driver
      singleCustomer
      requestedBy {
        id
        name
      }
    }
    links {
      label
      url
    }
    externalRefs {
      source
      externalId
    }
    milestones {
      ...MilestoneParts
    }
    successMetrics {
      ...SuccessMetricParts
    }
    alignments {
      ...AlignmentParts
    }
  }
`);

export const ChecklistParts = graphql(`
  fragment ChecklistParts on Checklist {
    passed
    checks {
      criterion
      passed
      detail
      waivedBy {
        id
        identifier
      }
    }
  }
`);

export const ItemDocument = graphql(`
  query Item($identifier: String!, $asOf: DateTime) {
    roadmapItem(identifier: $identifier, asOf: $asOf) {
      ...ItemDetail
    }
  }
`);

export const UpdateItemDocument = graphql(`
  mutation UpdateItem($input: RoadmapItemUpdateInput!) {
    roadmapItemUpdate(input: $input) {
      roadmapItem {
        id
        version
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

export const TransitionDocument = graphql(`
  mutation TransitionItem($input: RoadmapItemTransitionInput!) {
    roadmapItemTransition(input: $input) {
      revision
      userErrors {
        field
        message
        code
      }
    }
  }
`);

export const DeleteItemDocument = graphql(`
  mutation DeleteItem($input: DeleteInput!) {
    roadmapItemDelete(input: $input) {
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
