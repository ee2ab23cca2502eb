import type { World } from './world.ts';

/** The secret of a new token with these scopes, made as an administrator makes it. */
export async function tokenWith(world: World, scopes: string[]): Promise<string> {
  const create = `mutation ($input: ApiTokenCreateInput!) { apiTokenCreate(input: $input) { secret userErrors { message } } }`;
  const { data } = await world.ask(create, { input: { name: scopes.join(' and '), scopes } });
  return data.apiTokenCreate.secret as string;
}
