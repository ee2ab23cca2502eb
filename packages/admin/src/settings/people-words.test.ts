import { awayWords, personInputOf } from './people-words.ts';

const person = {
  id: 'p1',
  name: 'Ada',
  email: 'ada@example.org',
  discipline: 'PRODUCT',
  role: 'LEAD',
  active: true,
  teams: [],
  away: [],
  standIn: null,
} as const;

test('a change keeps the rest of a person', () => {
  expect(personInputOf({ ...person, teams: [], away: [] }, { active: false })).toEqual({
    id: 'p1',
    name: 'Ada',
    email: 'ada@example.org',
    discipline: 'PRODUCT',
    role: 'LEAD',
    active: false,
  });
});

test('what is past is not said, what is now comes before what is to come', () => {
  const past = { from: '2026-01-01', to: '2026-01-09' };
  const now = { from: '2026-11-20', to: '2026-11-30' };
  const next = { from: '2026-12-20', to: '2026-12-30' };
  expect(awayWords([next, now, past], '2026-11-24')).toBe('away to 2026-11-30');
  expect(awayWords([next, past], '2026-11-24')).toBe('away from 2026-12-20');
  expect(awayWords([past], '2026-11-24')).toBeNull();
});
