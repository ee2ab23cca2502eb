import { Urgency, urgencyOf } from './urgency.rules.ts';

const making = { entries: 10_000, ms: 3_000, at: 0 };

test.each([
  ['a theme or one with few entries changed', { changes: 1, urgent: true }, making, 1, Urgency.NOW],
  ['much changed', { changes: 201, urgent: false }, making, 1, Urgency.NOW],
  ['it takes no time', { changes: 1, urgent: false }, { ...making, ms: 900 }, 1, Urgency.NOW],
  ['a little changed right after it was learnt', { changes: 1, urgent: false }, making, 11_000, Urgency.LATER],
  ['a little changed some time after it was learnt', { changes: 1, urgent: false }, making, 13_000, Urgency.BESIDE],
])('%s', (_, news, from, now, urgency) => {
  expect(urgencyOf({ revision: 1, ...news }, from, now)).toBe(urgency);
});
