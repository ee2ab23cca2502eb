import { exportPlans } from './exports/plans.ts';
import { importPlans } from './imports/plans.ts';
import { globalId } from './platform/graphql/global-id.ts';
import { tokenWith } from './testing/callers.ts';
import { sourcesIn } from './testing/sources.ts';
import { startWorld, type World } from './testing/world.ts';

/**
 * What each route asks for: nothing, to be known, or a scope. A new route fails here until it has its line. As a page for
 * browsers `get /graphql` is for anybody, and shows nothing by itself.
 */
const routes: Record<string, 'anybody' | 'known' | 'READ' | 'IMPORT'> = {
  'get /auth/oidc': 'anybody',
  'get /auth/oidc/callback': 'anybody',
  'get /auth/ways': 'anybody',
  'post /auth/accept': 'anybody',
  'post /auth/password': 'anybody',
  'post /auth/sign-in': 'anybody',
  'post /auth/sign-out': 'anybody',
  'post /auth/sign-out-everywhere': 'anybody',
  'get /export/${plan.path}': 'READ',
  'get /graphql': 'known',
  'get /healthz': 'anybody',
  'post /import/${plan.path}': 'IMPORT',
  'get /imports/:id/failed.csv': 'known',
  'get /metrics': 'READ',
  'get /readyz': 'anybody',
  'get /schema.graphql': 'anybody',
  'get /{*any}': 'anybody',
  'use /assets': 'anybody',
  'use /auth': 'anybody',
  'use /graphql': 'known',
  'use /graphql/stream': 'known',
};

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

test('every route stands in the table', () => {
  const mounted = /\.(get|post|put|patch|delete|all|use)\(\s*(['`])(\/[^'`]*)\2/g;
  const found = sourcesIn(__dirname)
    .filter(({ name }) => !/\.test\.ts$|(^|\/)testing\//.test(name))
    .flatMap(({ text }) => [...text.matchAll(mounted)].map(([, method, , path]) => `${method} ${path}`));
  expect([...new Set(found)].sort()).toEqual(Object.keys(routes).sort());
});

/** The addresses of a route: its pattern, with something in its places. */
function addressesOf(path: string): string[] {
  const plans = path.startsWith('/import/') ? importPlans : exportPlans;
  const pattern = /\$\{plan\.path\}/;
  if (pattern.test(path)) return plans.map((plan) => path.replace(pattern, plan.path));
  return [path.replace(':id', globalId('ImportRun', '00000000-0000-4000-8000-000000000000')).replace('{*any}', 'x')];
}

test.each(Object.entries(routes))('%s is for %s', async (route, need) => {
  const [method, path] = route.split(' ') as [string, string];
  const statusOf = async (address: string, token: string | null) => {
    const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
    const send = { method: method === 'post' ? 'POST' : 'GET', headers, redirect: 'manual' as const };
    return (await fetch(`${world.url}${address}${need === 'IMPORT' ? '?source=x' : ''}`, send)).status;
  };
  const [reader, sender] = [await tokenWith(world, ['READ']), await tokenWith(world, ['WRITE'])];
  for (const address of addressesOf(path)) {
    const stranger = await statusOf(address, null);
    if (need === 'anybody') {
      // Changing one's own password is for who is signed in, whatever else one may.
      expect(stranger === 401).toBe(['/auth/password', '/auth/sign-out-everywhere'].includes(address));
      continue;
    }
    expect([address, stranger]).toEqual([address, 401]);
    expect([401, 403]).not.toContain(await statusOf(address, need === 'IMPORT' ? world.token : reader));
    if (need !== 'known') expect([401, 403]).toContain(await statusOf(address, sender));
    if (need === 'IMPORT') expect(await statusOf(address, reader)).toBe(403);
  }
});
