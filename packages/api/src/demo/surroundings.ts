import { ThemeStatus } from '../feedback/feedback.enums.ts';
import { saveTheme } from '../feedback/theme.service.ts';
import { mergeThemes } from '../feedback/theme-merge.service.ts';
import { TokenScope } from '../identity/role.ts';
import { createToken, revokeToken } from '../identity/token.service.ts';
import { globalId } from '../platform/graphql/global-id.ts';
import { saveView } from '../settings/saved-view.service.ts';
import { saveSetting } from '../settings/setting.service.ts';
import { WebhookEvent } from '../webhooks/webhook.enums.ts';
import { saveWebhook } from '../webhooks/webhook.service.ts';
import type { Cast, PersonKey } from './cast.ts';
import type { Stage } from './stage.ts';

/** Views as the client keeps them: what its address says of the roadmap. */
const views: [who: PersonKey, name: string, shared: boolean, state: object][] = [
  ['mara', 'Cards, now and next', true, { layout: 'board', team: ['cards'], horizon: ['NOW', 'NEXT'] }],
  ['seun', 'What slipped most', true, { status: ['COMMITTED', 'IN_PROGRESS'], sort: 'DRIFT', direction: 'DESC' }],
  ['david', 'Technical investments by input', true, { kind: ['TECHNICAL_INVESTMENT'], group: 'input' }],
  ['tomas', 'In danger', false, { health: ['AT_RISK', 'OFF_TRACK'] }],
  ['priya', 'The audit', true, { layout: 'timeline', label: ['audit'] }],
];

/** Plays what stands around the plan: views, tokens, webhooks, a threshold of the house, and a theme that was one with another. */
export function playSurroundings(stage: Stage, cast: Cast, receiver: string | undefined): void {
  for (const [who, name, shared, state] of views)
    stage.on(26, cast.actor(who), who, (work) => saveView(work, { name, shared, state }));
  let trial = '';
  stage.on(180, cast.actor('eleanor'), 'eleanor', async (work) => {
    await createToken(work, { name: 'Wallboard in the kitchen', scopes: [TokenScope.READ] });
    await createToken(work, { name: 'Nightly feedback', scopes: [TokenScope.READ, TokenScope.IMPORT] });
    await createToken(work, { name: 'Prometheus bridge', scopes: [TokenScope.MEASURE] });
    trial = (await createToken(work, { name: 'Trial of the data team', scopes: [TokenScope.READ] })).apiToken.id;
  });
  stage.on(150, cast.actor('eleanor'), 'eleanor', async (work) => {
    await saveSetting(work, { key: 'theme.hotDays', value: 60 });
    await revokeToken(work, globalId('ApiToken', trial));
  });
  const duplicate = { slug: 'card-lost', name: 'Card lost', parentSlug: 'losing-a-card', status: ThemeStatus.EMERGING };
  stage.on(397, cast.actor('mara'), 'mara', async (work) => {
    await saveTheme(work, { ...duplicate, rules: ['cannot find my card', 'left my card'] });
  });
  stage.on(396, cast.actor('mara'), 'mara', (work) =>
    mergeThemes(work, { sourceSlugs: ['card-lost'], intoSlug: 'lost-or-stolen-card' }),
  );
  if (!receiver) return;
  stage.on(1, cast.actor('eleanor'), 'eleanor', async (work) => {
    const { ROADMAP_CHANGED, FINDINGS_CHANGED, IMPORT_FINISHED, BUDGET_STATE_CHANGED } = WebhookEvent;
    await saveWebhook(work, {
      url: `${receiver}/chat`,
      events: [ROADMAP_CHANGED, FINDINGS_CHANGED, BUDGET_STATE_CHANGED],
    });
    await saveWebhook(work, { url: `${receiver}/gone`, events: [IMPORT_FINISHED, ROADMAP_CHANGED] });
  });
}
