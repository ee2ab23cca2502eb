import { registerEnumType } from 'type-graphql';

/** What a webhook may be told of. */
export enum WebhookEvent {
  ROADMAP_CHANGED = 'ROADMAP_CHANGED',
  BUDGET_STATE_CHANGED = 'BUDGET_STATE_CHANGED',
  IMPORT_FINISHED = 'IMPORT_FINISHED',
  FINDINGS_CHANGED = 'FINDINGS_CHANGED',
}

registerEnumType(WebhookEvent, {
  name: 'WebhookEvent',
  description: 'What a webhook may be told of.',
  valuesConfig: {
    ROADMAP_CHANGED: { description: 'Something of the plan changed: the changes since the message before.' },
    BUDGET_STATE_CHANGED: { description: 'The error budget of an objective went into another state.' },
    IMPORT_FINISHED: { description: 'An import run ended, or was undone.' },
    FINDINGS_CHANGED: { description: 'A finding appeared, changed its severity, or is gone.' },
  },
});
