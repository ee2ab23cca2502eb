import type { DataSource } from 'typeorm';
import { TokenScope } from '../identity/role.ts';
import { createToken } from '../identity/token.service.ts';
import { Work } from '../platform/work.ts';
import { type Cast, emailOfPerson, shownAccounts } from './cast.ts';

/** The ways into the demo. */
export interface Doors {
  accounts: { email: string; is: string }[];
  /** A secret that may read the plan, and no personal data. */
  readToken: string;
  /** A secret that may do all that a script does. */
  scriptToken: string;
}

/** Makes two tokens, and gives them with the accounts of each role. */
export async function openDoors(dataSource: DataSource, cast: Cast): Promise<Doors> {
  const { READ, READ_FEEDBACK, WRITE, IMPORT, MEASURE } = TokenScope;
  const secretOf = async (name: string, scopes: TokenScope[]) => {
    const act = (work: Work) => createToken(work, { name, scopes });
    return (await Work.transact(dataSource, cast.actor('eleanor')(), { via: 'api' }, act)).result.secret;
  };
  return {
    accounts: shownAccounts.map(({ key, is }) => ({ email: emailOfPerson(key), is })),
    readToken: await secretOf('Dashboards of the demo', [READ]),
    scriptToken: await secretOf('Scripts of the demo', [READ, READ_FEEDBACK, WRITE, IMPORT, MEASURE]),
  };
}

/** What a person at the terminal is told to get in. */
export function doorsInWords({ accounts, readToken, scriptToken }: Doors, password: string): string[] {
  const widest = Math.max(...accounts.map(({ email }) => email.length));
  return [
    `Sign in with the password ${password} as`,
    ...accounts.map(({ email, is }) => `  ${email.padEnd(widest)}  ${is}`),
    `A token that reads:            ${readToken}`,
    `A token that scripts may have: ${scriptToken}`,
    'Nothing is kept: Ctrl-C throws all of it away.',
  ];
}
