import { graphql } from '../gql/gql.ts';

export const TeamCapacityParts = graphql(`
  fragment TeamCapacityParts on TeamCapacity {
    gross
    timeOff
    onCall
    support
    slack
    available
    committed
    load
    state
    team {
      id
      slug
      name
    }
    allocations {
      id
      personWeeks
      item {
        id
        identifier
        title
        kind
        status
        rank
      }
    }
    overflow {
      id
      identifier
    }
    cover {
      area
      people {
        id
        name
        active
      }
    }
    coverGaps {
      area
      onlyPerson {
        id
        name
      }
    }
  }
`);

export const CapacityDocument = graphql(`
  query Capacity {
    periods {
      id
      name
      start
      end
      mix {
        drift
        target {
          kind
          share
          personWeeks
        }
        planned {
          kind
          share
          personWeeks
        }
        actual {
          kind
          share
          personWeeks
        }
      }
      capacities {
        ...TeamCapacityParts
      }
    }
    teams {
      id
      slug
      name
    }
    settings {
      key
      value
    }
  }
`);

export const SetCapacityDocument = graphql(`
  mutation SetCapacity($input: CapacityInput!) {
    capacitySet(input: $input) {
      period {
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

export const SetAllocationDocument = graphql(`
  mutation SetAllocation($input: AllocationInput!) {
    allocationSet(input: $input) {
      roadmapItem {
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
