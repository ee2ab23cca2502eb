import { decisionFilterOf, decisionsViewOf } from './decisions-view.ts';

test('an address is read, and what it does not know is ignored', () => {
  const view = decisionsViewOf({ kind: 'WAIVER,NONSENSE', due: 'true', agreed: 'maybe', search: '', record: 'new' });
  expect(view).toEqual({ kind: ['WAIVER'], due: true, agreed: undefined, search: undefined, record: 'new' });
});

test('the filter asks for what the address says and for nothing else', () => {
  expect(decisionFilterOf({ record: 'new' })).toEqual({});
  expect(decisionFilterOf({ search: 'fax', kind: ['DECLINE'], due: true, agreed: 'no' })).toEqual({
    search: 'fax',
    kind: ['DECLINE'],
    dueForRevisit: true,
    agreed: false,
  });
});
