import type { KnownExport } from '../reading/known-exports.ts';

/**
 * Exports of feedback that are recognised by their headers, from their public documentation; the first that fits
 * counts. A product's own categories stay out of themes, but where customers chose them from a list.
 */
export const feedbackExports: readonly KnownExport[] = [
  {
    name: 'Mozilla Support (Kitsune)',
    signature: [['id'], ['created'], ['content'], ['topic'], ['product']],
    fields: {
      external_id: ['id'],
      title: ['title'],
      body: ['content'],
      submitted_at: ['created'],
      customer_external_id: ['creator'],
      language: ['locale'],
      tags: ['tags'],
      themes: ['topic'],
    },
  },
  {
    name: 'UserVoice',
    commaLists: true,
    signature: [
      ['suggestion.id', 'suggestion_id'],
      ['suggestion.body', 'suggestion.title', 'suggestion_body'],
    ],
    fields: {
      external_id: ['suggestion.id', 'suggestion_id'],
      title: ['suggestion.title', 'suggestion_title'],
      body: ['suggestion.body', 'suggestion_body', 'suggestion.title'],
      submitted_at: ['suggestion.created_timestamp', 'suggestion.created_at', 'suggestion_created_at'],
      url: ['suggestion.portal_url', 'suggestion.admin_url'],
      tags: ['suggestion.labels.name', 'suggestion_labels'],
    },
    customers: [
      { name: ['account.name', 'external_account.name'], id: ['account.external_id', 'external_account.external_id'] },
      { name: ['user.name', 'suggestion.creator.name'], id: ['user.email_address', 'user.email'] },
    ],
  },
  {
    name: 'UserVoice',
    commaLists: true,
    signature: [['id'], ['body'], ['supporters_count', 'votes_count'], ['created_at']],
    fields: {
      external_id: ['id'],
      title: ['title'],
      body: ['body'],
      submitted_at: ['created_at'],
      url: ['portal_url', 'admin_url'],
      tags: ['labels'],
    },
    customers: [
      { name: ['account_name'], id: ['account_external_id'] },
      { name: ['created_by_name', 'creator_name'], id: ['created_by_email', 'creator_email'] },
    ],
  },
  {
    name: 'Canny',
    commaLists: true,
    signature: [['details'], ['title'], ['board', 'board_name', 'status', 'score']],
    fields: {
      external_id: ['id', 'post_id', 'post_url', 'url'],
      title: ['title'],
      body: ['details'],
      submitted_at: ['created', 'created_at', 'created_date', 'date'],
      url: ['url', 'post_url'],
      tags: ['tags'],
    },
    customers: [
      { name: ['company', 'company_name'], id: ['company_id'] },
      { name: ['author_name', 'author'], id: ['author_id', 'author_user_id', 'user_id', 'author_email'] },
    ],
  },
  {
    name: 'Productboard notes',
    commaLists: true,
    signature: [
      ['display_url', 'user.email', 'company.domain', 'note_text', 'customer_email'],
      ['content', 'text', 'note_text'],
    ],
    fields: {
      external_id: ['id', 'note_id', 'source.record_id', 'source_record_id', 'display_url'],
      title: ['title', 'note_title'],
      body: ['content', 'text', 'note_text'],
      submitted_at: ['created_at', 'createdat', 'created'],
      url: ['display_url', 'url'],
      tags: ['tags'],
    },
    customers: [
      { name: ['company.name', 'company_name', 'company', 'company.domain'], id: ['company.domain', 'company_domain'] },
      { name: ['user.name', 'user_name'], id: ['user.email', 'user_email', 'customer_email'] },
    ],
  },
  {
    name: 'Intercom conversations',
    commaLists: true,
    signature: [['conversation_id'], ['message_body', 'conversation_body', 'first_message', 'body']],
    fields: {
      external_id: ['message_id', 'conversation_id'],
      title: ['conversation_subject', 'subject', 'conversation_title'],
      body: ['message_body', 'conversation_body', 'first_message', 'body'],
      submitted_at: ['message_created_at', 'conversation_created_at', 'conversation_started_at', 'created_at'],
      tags: ['conversation_tags', 'tags'],
    },
    customers: [
      { name: ['message_author_companies', 'company_name'], id: [] },
      {
        name: ['message_author_name', 'user_name', 'name'],
        id: ['message_author_user_id', 'message_author_id', 'user_id', 'message_author_email', 'user_email'],
      },
    ],
  },
  {
    name: 'Zendesk tickets',
    signature: [
      ['subject'],
      ['description'],
      ['requester', 'requester_id', 'requester_email', 'requester_name', 'ticket_form_id'],
    ],
    fields: {
      external_id: ['id', 'ticket_id'],
      title: ['subject'],
      body: ['description'],
      submitted_at: ['created_at', 'created'],
      url: ['url'],
      tags: ['tags', 'current_tags'],
    },
    customers: [
      { name: ['organization', 'ticket_organization_name', 'organization_name'], id: ['organization_id'] },
      { name: ['requester', 'requester_name'], id: ['requester_id', 'requester_email'] },
    ],
  },
  {
    name: 'consumer complaints (CFPB)',
    signature: [
      ['complaint_id'],
      ['date_received'],
      ['narrative', 'consumer_complaint_narrative', 'complaint_what_happened'],
    ],
    fields: {
      external_id: ['complaint_id'],
      title: ['issue'],
      body: ['narrative', 'consumer_complaint_narrative', 'complaint_what_happened'],
      submitted_at: ['date_received'],
      tags: ['tags'],
    },
  },
  {
    name: 'a help desk',
    signature: [
      ['ticket_id', 'case_id', 'issue_id', 'case_number', 'ticket_number'],
      ['description', 'body', 'message', 'content', 'text', 'comment'],
    ],
    fields: {
      external_id: ['ticket_id', 'case_id', 'issue_id', 'case_number', 'ticket_number'],
      title: ['subject', 'title', 'summary'],
      body: ['description', 'body', 'message', 'content', 'text', 'comment'],
      submitted_at: ['created_at', 'created', 'created_date', 'created_time', 'opened_at', 'date'],
      url: ['url', 'link'],
      tags: ['tags', 'labels'],
    },
    customers: [
      {
        name: ['company', 'company_name', 'organization', 'account_name'],
        id: ['company_id', 'organization_id', 'account_id'],
      },
      {
        name: ['customer', 'requester', 'requester_name', 'contact_name'],
        id: ['customer_id', 'requester_id', 'requester_email', 'contact_email'],
      },
    ],
  },
  {
    name: 'a feedback board',
    commaLists: true,
    signature: [
      ['title'],
      ['body', 'description', 'content'],
      ['board', 'votes', 'vote_count', 'upvotes', 'author_email', 'author_name'],
    ],
    fields: {
      external_id: ['id', 'post_id', 'idea_id'],
      title: ['title'],
      body: ['body', 'description', 'content'],
      submitted_at: ['created_at', 'created', 'created_date', 'date'],
      url: ['url', 'link'],
      tags: ['tags', 'labels'],
    },
    customers: [
      { name: ['company', 'company_name'], id: ['company_id'] },
      { name: ['author_name', 'author'], id: ['author_id', 'author_email'] },
    ],
  },
];
