import { graphql } from '../gql/gql.ts';
import type { WebhookEvent } from '../gql/graphql.ts';

export const eventWords: Record<WebhookEvent, string> = {
  ROADMAP_CHANGED: 'The roadmap changed',
  BUDGET_STATE_CHANGED: 'A budget changed its state',
  IMPORT_FINISHED: 'An import ended',
  FINDINGS_CHANGED: 'Findings came or went',
};

export const WebhooksDocument = graphql(`
  query Webhooks {
    webhooks {
      id
      url
      events
      enabled
      consecutiveFailures
      createdAt
      deliveries(first: 10) {
        totalCount
        nodes {
          id
          event
          attempt
          status
          error
          at
          nextAttemptAt
        }
      }
    }
  }
`);

export const SaveWebhookDocument = graphql(`
  mutation SaveWebhook($input: WebhookInput!) {
    webhookSave(input: $input) {
      secret
      webhook {
        id
      }
      userErrors {
        field
        message
        code
      }
    }
  }
`);

export const RedeliverDocument = graphql(`
  mutation RedeliverWebhook($input: DeleteInput!) {
    webhookRedeliver(input: $input) {
      webhook {
        id
      }
      userErrors {
        field
        message
        code
      }
    }
  }
`);

export const DeleteWebhookDocument = graphql(`
  mutation DeleteWebhook($input: DeleteInput!) {
    webhookDelete(input: $input) {
      revision
      userErrors {
        field
        message
        code
      }
    }
  }
`);
