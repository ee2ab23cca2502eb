import { graphql } from '../gql/gql.ts';

export const MeasuredParts = graphql(`
  fragment MeasuredParts on Metric {
    id
    key
    name
    unit
    direction
    definition
    stale
    latest {
      id
      value
      at
    }
    points(last: 100) {
      totalCount
      nodes {
        id
        at
        value
      }
    }
  }
`);

export const NorthStarParts = graphql(`
  fragment NorthStarParts on NorthStar {
    ...AgreementParts
    statement
    why
    baseline
    target
    targetDate
    progress
    validFrom
    alignedShare
    metric {
      ...MeasuredParts
    }
    inputs {
      ...NorthStarInputParts
    }
    guardrails {
      ...MeasuredParts
    }
    priorities {
      id
      slug
      title
      description
      rank
    }
  }
`);

/** The North Star with its measurements, inputs and the work under each; refreshed by every revision. */
export const NorthStarDocument = graphql(`
  query NorthStar {
    northStar {
      ...NorthStarParts
    }
  }
`);

export const MetricChoicesDocument = graphql(`
  query MetricChoices {
    metrics(first: 100) {
      nodes {
        id
        key
        name
        unit
      }
    }
  }
`);

export const SetNorthStarDocument = graphql(`
  mutation SetNorthStar($input: NorthStarInputInput!) {
    northStarSet(input: $input) {
      northStar {
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

export const SaveMetricDocument = graphql(`
  mutation SaveMetric($input: MetricInput!) {
    metricSave(input: $input) {
      metric {
        id
        key
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

export const RecordMetricDocument = graphql(`
  mutation RecordMetric($input: MetricRecordInput!) {
    metricRecord(input: $input) {
      revision
      userErrors {
        field
        message
        code
      }
    }
  }
`);
