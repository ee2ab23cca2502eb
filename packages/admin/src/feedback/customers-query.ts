import { graphql } from '../gql/gql.ts';
import type { CustomerDetailFragment, CustomerRowFragment } from '../gql/graphql.ts';

export type CustomerRow = CustomerRowFragment;
export type CustomerDetail = CustomerDetailFragment;

export const CustomerRowParts = graphql(`
  fragment CustomerRow on Customer {
    id
    name
    kind
    segment
    annualRevenue
    currency
    feedback(first: 1) {
      totalCount
      nodes {
        id
        submittedAt
      }
    }
    itemsAwaited(first: 1) {
      totalCount
    }
  }
`);

/** The customers' rows; refreshed by every revision. */
export const CustomersDocument = graphql(`
  query Customers($search: String, $kind: [CustomerKind!], $after: String) {
    customers(search: $search, kind: $kind, first: 50, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        ...CustomerRow
      }
    }
  }
`);

export const CustomerDetailParts = graphql(`
  fragment CustomerDetail on Customer {
    id
    name
    kind
    segment
    annualRevenue
    currency
    externalRefs {
      source
      externalId
    }
    mergedFrom {
      id
      name
    }
    itemsAwaited(first: 50) {
      totalCount
      nodes {
        id
        identifier
        title
        status
      }
    }
  }
`);

export const CustomerDocument = graphql(`
  query Customer($id: ID!) {
    customer(id: $id) {
      ...CustomerDetail
    }
  }
`);

export const SaveCustomerDocument = graphql(`
  mutation SaveCustomer($input: CustomerInput!) {
    customerSave(input: $input) {
      customer {
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

export const MergeCustomersDocument = graphql(`
  mutation MergeCustomers($input: CustomerMergeInput!) {
    customerMerge(input: $input) {
      customer {
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
