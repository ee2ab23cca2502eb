import { Permission } from '../../platform/actor.ts';
import { ImportKind } from '../import.enums.ts';
import { type ImportPlan, stagedAs } from '../import-plan.ts';
import { feedbackAliases } from '../reading/mapping.ts';
import { applyFeedback } from './apply-feedback.ts';
import { feedbackExports } from './feedback-exports.ts';
import { type FeedbackRow, feedbackFields, feedbackRowFrom } from './feedback-row.ts';
import { resolveFeedback } from './resolve-feedback.ts';

const staged = stagedAs<FeedbackRow>({
  externalId: 'text',
  title: 'text',
  body: 'text',
  url: 'text',
  language: 'text',
  submittedAt: 'timestamptz',
  submittedGiven: 'boolean',
  importance: 'text',
  sentiment: 'text',
  tags: 'text[]',
  themes: 'text[]',
  slugs: 'text[]',
  fingerprint: 'text',
  words: 'text',
  likeness: 'text',
  customerKey: 'text',
  customerExternalId: 'text',
  customerName: 'text',
  customerNameKey: 'text',
  customerKind: 'text',
  segment: 'text',
  annualRevenue: 'double precision',
  currency: 'text',
});

/** How feedback is imported. */
export const feedbackImport: ImportPlan = {
  kind: ImportKind.FEEDBACK,
  path: 'feedback',
  parameters: ['createMissingThemes', 'defaultSubmittedAt', 'timeZone'],
  needs: [Permission.IMPORT],
  subjectType: 'Feedback',
  fields: feedbackFields,
  aliases: feedbackAliases,
  keyField: 'body',
  exports: feedbackExports,
  mostRows: Number.POSITIVE_INFINITY,
  columns: staged.columns,
  matchedBy: ['external_id', 'fingerprint', 'customer_key', 'customer_external_id', 'customer_name_key'],
  rowFrom: (record, columns, options) => staged.row(feedbackRowFrom(record, columns, options)),
  resolve: resolveFeedback,
  apply: applyFeedback,
};
