import { Discipline, Role } from '../role.ts';
import { disciplineIn, emailIn, nameIn, roleIn, textsOf } from './claims.rules.ts';

const settings = { oidcRoleClaim: null, oidcRoles: new Map(), oidcDisciplineClaim: null, oidcDisciplines: new Map() };

test.each([
  ['a text', { role: 'LEAD' }, 'role', ['LEAD']],
  ['a list, of which only texts count', { groups: ['a', 1, null, 'b'] }, 'groups', ['a', 'b']],
  ['a claim of a claim', { realm_access: { roles: ['lead'] } }, 'realm_access.roles', ['lead']],
  ['a claim whose name has dots', { 'https://example.com/role': 'ADMIN' }, 'https://example.com/role', ['ADMIN']],
  ['nothing', {}, 'role', []],
  ['what every object has', {}, 'constructor.name', []],
])('a claim may be %s', (_, claims, name, texts) => {
  expect(textsOf(claims, name)).toEqual(texts);
});

test('the highest role that is named counts; none is named by rubbish, and none is asked without a setting', () => {
  const asked = { ...settings, oidcRoleClaim: 'groups' };
  expect(roleIn({ groups: ['viewer', 'Lead', 'CONTRIBUTOR'] }, asked)).toBe(Role.LEAD);
  expect(roleIn({ groups: ['owner'] }, asked)).toBeNull();
  expect(roleIn({ groups: ['ADMIN'] }, settings)).toBeUndefined();
});

test('values may be given other names, and then the roles themselves count no more', () => {
  const asked = { ...settings, oidcRoleClaim: 'groups', oidcRoles: new Map([['cn=planners', 'LEAD' as const]]) };
  expect(roleIn({ groups: ['CN=Planners'] }, asked)).toBe(Role.LEAD);
  expect(roleIn({ groups: ['ADMIN'] }, asked)).toBeNull();
});

test('the first discipline that is named counts', () => {
  const asked = {
    ...settings,
    oidcDisciplineClaim: 'department',
    oidcDisciplines: new Map([['r&d', 'ENGINEERING' as const]]),
  };
  expect(disciplineIn({ department: 'R&D' }, asked)).toBe(Discipline.ENGINEERING);
  expect(disciplineIn({ department: 'Sales' }, asked)).toBeNull();
  expect(disciplineIn({ department: 'DESIGN' }, { ...asked, oidcDisciplines: new Map() })).toBe(Discipline.DESIGN);
});

test('an address counts where it is verified, or where the provider is trusted', () => {
  const email = 'ada@example.com';
  const plain = { oidcTrustEmail: false };
  expect(emailIn({ email, email_verified: true }, plain)).toBe(email);
  expect(emailIn({ email, email_verified: 'true' }, plain)).toBe(email);
  expect(emailIn({ email, email_verified: false }, plain)).toBeNull();
  expect(emailIn({ email }, plain)).toBeNull();
  expect(emailIn({ email }, { oidcTrustEmail: true })).toBe(email);
  expect(emailIn({ email: ['a@example.com'], email_verified: true }, plain)).toBeNull();
});

test.each([
  [{ name: ' Ada ' }, 'Ada'],
  [{ name: '', given_name: 'Ada', family_name: 'Lovelace' }, 'Ada Lovelace'],
  [{ preferred_username: 'ada.l' }, 'ada.l'],
  [{}, 'ada'],
])('%j is called %s', (claims, name) => {
  expect(nameIn(claims, 'ada@example.com')).toBe(name);
});
