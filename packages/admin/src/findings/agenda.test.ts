import fc from 'fast-check';
import { agendaOf } from './agenda.ts';
import { rules, severities } from './finding-words.ts';

const finding = fc.record({
  id: fc.uuid(),
  rule: fc.constantFrom(...rules),
  severity: fc.constantFrom(...severities),
  since: fc.option(fc.constantFrom('2026-11-01T00:00:00Z', '2026-11-20T00:00:00Z'), { nil: null }),
});

test('each finding is on the agenda once, under its rule and severity', () => {
  fc.assert(
    fc.property(fc.array(finding), (findings) => {
      const agenda = agendaOf(findings);
      const listed = agenda.flatMap((point) => point.findings);
      expect(listed.map(({ id }) => id).sort()).toEqual(findings.map(({ id }) => id).sort());
      for (const { rule, severity, findings: found } of agenda) {
        expect(found.every((each) => each.rule === rule && each.severity === severity)).toBe(true);
      }
    }),
  );
});

test('the worst comes first, and what lasts longest before what is new or of no known beginning', () => {
  const agenda = agendaOf([
    { rule: 'STALE_EVIDENCE', severity: 'INFO', since: null },
    { rule: 'SLO_NOT_AGREED', severity: 'WARNING', since: null },
    { rule: 'SLO_NOT_AGREED', severity: 'WARNING', since: '2026-11-20T00:00:00Z' },
    { rule: 'SLO_NOT_AGREED', severity: 'WARNING', since: '2026-10-20T00:00:00Z' },
    { rule: 'FREEZE_CONFLICT', severity: 'CRITICAL', since: null },
  ]);
  expect(agenda.map(({ rule }) => rule)).toEqual(['FREEZE_CONFLICT', 'SLO_NOT_AGREED', 'STALE_EVIDENCE']);
  expect(agenda[1]?.findings.map(({ since }) => since)).toEqual(['2026-10-20T00:00:00Z', '2026-11-20T00:00:00Z', null]);
});
