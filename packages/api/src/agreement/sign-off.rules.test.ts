import fc from 'fast-check';
import type { Person } from '../identity/person.entity.ts';
import { Discipline, Role } from '../identity/role.ts';
import { isAgreed, isAwayOn, leadsToStandInFor, principalOf, type Signature } from './sign-off.rules.ts';

const { PRODUCT, ENGINEERING, DESIGN } = Discipline;
const signature = (personId: string, discipline: Discipline, forPersonId: string | null = null): Signature => ({
  personId,
  discipline,
  forPersonId,
});
const person = fc.constantFrom('ann', 'bea', 'cid', 'dan', 'eva');
const signatures = fc.array(
  fc.record({
    personId: person,
    forPersonId: fc.option(person),
    discipline: fc.constantFrom(...Object.values(Discipline)),
  }),
  { maxLength: 7 },
);

test.each([
  ['nobody', [], false],
  ['product alone', [signature('ann', PRODUCT), signature('bea', PRODUCT)], false],
  ['product and design', [signature('ann', PRODUCT), signature('bea', DESIGN)], false],
  ['both by two people', [signature('ann', PRODUCT), signature('bea', ENGINEERING)], true],
  ['both by one person', [signature('ann', PRODUCT), signature('ann', ENGINEERING)], false],
  ['a stand-in and another', [signature('cid', PRODUCT, 'ann'), signature('bea', ENGINEERING)], true],
  ['a stand-in and the one stood in for', [signature('cid', PRODUCT, 'ann'), signature('ann', ENGINEERING)], false],
  ['two stand-ins of one', [signature('cid', PRODUCT, 'ann'), signature('bea', ENGINEERING, 'ann')], false],
])('%s: agreed is %s', (_, signed, agreed) => {
  expect(isAgreed(signed)).toBe(agreed);
});

test('agreed takes two sides with nobody on both, whatever the order and whoever else signs', () => {
  fc.assert(
    fc.property(signatures, signatures, (some, more) => {
      const pairs = some.flatMap((one) => some.map((other) => [one, other] as const));
      const peopleOf = ({ personId, forPersonId }: Signature) => [personId, forPersonId].filter(Boolean);
      const expected = pairs.some(
        ([one, other]) =>
          one.discipline === PRODUCT &&
          other.discipline === ENGINEERING &&
          new Set([...peopleOf(one), ...peopleOf(other)]).size ===
            new Set(peopleOf(one)).size + new Set(peopleOf(other)).size,
      );
      expect(isAgreed(some)).toBe(expected);
      expect(isAgreed([...some].reverse())).toBe(expected);
      if (expected) expect(isAgreed([...more, ...some])).toBe(true);
      if (new Set(some.map(({ personId }) => personId)).size < 2) expect(isAgreed(some)).toBe(false);
    }),
  );
});

test('the first and the last day away belong to the span', () => {
  const away = [{ from: '2026-12-24', to: '2026-12-26' }];
  const days = ['2026-12-23', '2026-12-24', '2026-12-26', '2026-12-27'];
  expect(days.map((day) => isAwayOn(day, away))).toEqual([false, true, true, false]);
  expect(isAwayOn('2026-12-24', [])).toBe(false);
});

test('one stands in for active leads of the same discipline who are away and say so', () => {
  const away = [{ from: '2026-01-01', to: '2026-12-31' }];
  const base = { standInId: 'me', active: true, discipline: PRODUCT, role: Role.LEAD, away };
  const me = { ...base, id: 'me', name: 'Me', standInId: null } as Person;
  const people = [
    { ...base, id: '1', name: 'Zoe' },
    { ...base, id: '2', name: 'Ada', role: Role.ADMIN },
    { ...base, id: '3', name: 'Another’s', standInId: 'you' },
    { ...base, id: '4', name: 'Gone', active: false },
    { ...base, id: '5', name: 'Engineer', discipline: ENGINEERING },
    { ...base, id: '6', name: 'Contributor', role: Role.CONTRIBUTOR },
    { ...base, id: '7', name: 'Present', away: [] },
  ] as Person[];
  expect(leadsToStandInFor(me, people, '2026-06-01').map(({ name }) => name)).toEqual(['Ada', 'Zoe']);
  expect(leadsToStandInFor(me, people, '2027-01-01')).toEqual([]);
});

test('a stand-in signs for the first absent lead who is not signed for yet', () => {
  const [me, ann, bea] = ['me', 'ann', 'bea'].map((id) => ({ id }) as Person) as [Person, Person, Person];
  const signed = [signature('ann', PRODUCT)];
  expect(principalOf(me, [ann, bea], [], false)).toBe(ann);
  expect(principalOf(me, [ann, bea], signed, true)).toBe(bea);
  expect(principalOf(me, [ann], signed, true)).toBeNull();
  expect(principalOf(me, [ann], signed, false)).toBe(ann);
  expect(principalOf(me, [ann], [signature('me', PRODUCT, 'ann')], true)).toBe(ann);
  expect(principalOf(me, [], signed, true)).toBeNull();
});
