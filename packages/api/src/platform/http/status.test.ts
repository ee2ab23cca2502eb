import { statusOf } from './status.ts';

const refused = { status: 400, isNewType: true, hasData: false };

test.each([
  ['GRAPHQL_PARSE_FAILED', 400, 200, 400],
  ['GRAPHQL_VALIDATION_FAILED', 400, 200, 422],
  ['BAD_USER_INPUT', 400, 200, 422],
  ['LIMIT_EXCEEDED', 400, 200, 422],
  ['OPERATION_RESOLUTION_FAILURE', 400, 200, 422],
  ['BAD_REQUEST', 400, 400, 422],
])(
  '%s is %i or, as application/json, %i in the edition of 2025, and %i in that of 2026',
  (code, fresh, json, later) => {
    const told = { ...refused, codes: [code] };
    expect(statusOf('2025', told)).toBe(fresh);
    expect(statusOf('2025', { ...told, isNewType: false })).toBe(json);
    expect(statusOf('2026', told)).toBe(later);
    expect(statusOf('2026', { ...told, isNewType: false })).toBe(later);
  },
);

test('an answer in part is 294 in the edition of 2026, where its type says so; one without data is not', () => {
  const part = { status: 200, codes: ['INVALID'], isNewType: true, hasData: true };
  expect(statusOf('2025', part)).toBe(200);
  expect(statusOf('2026', part)).toBe(294);
  expect(statusOf('2026', { ...part, isNewType: false })).toBe(200);
  expect(statusOf('2026', { ...part, hasData: false })).toBe(200);
});

test('a status that the transport chose stays', () => {
  for (const status of [405, 406, 500]) {
    expect(statusOf('2026', { ...refused, status, codes: ['BAD_REQUEST'] })).toBe(status);
    expect(statusOf('2025', { ...refused, status, codes: ['BAD_REQUEST'] })).toBe(status);
  }
});
