import type { Command } from 'commander';
import { ask, done, type Refusable } from './ask.ts';
import { theOne, wordsOf } from './choose.ts';
import { type Service, withService } from './service.ts';
import { tableLines } from './table.ts';
import { say, type Terminal } from './terminal.ts';

interface Token {
  id: string;
  name: string;
  prefix: string;
  scopes: string[];
  expiresAt: string | null;
  lastUsedAt: string | null;
  revokedAt: string | null;
}

const examples = `
Examples:
  waymark token create "Wallboard" --scopes READ
  waymark token create "Nightly import" --scopes READ,IMPORT --expires 2027-01-01T00:00:00Z
  waymark token revoke wm_Ab3`;

/** `token`: the keys of scripts. */
export function addTokenCommand(program: Command, terminal: Terminal): void {
  const token = program
    .command('token')
    .description('Make, list and revoke the tokens of scripts.')
    .addHelpText('after', examples);

  token
    .command('create')
    .argument('<name>', 'what it is for')
    .requiredOption('--scopes <scopes>', 'READ, READ_FEEDBACK, IMPORT, MEASURE, WRITE or ADMIN; several with commas')
    .option('--expires <instant>', 'when it ends by itself, e.g. 2027-01-01T00:00:00Z')
    .description('Make a token. Its secret is printed this once, alone on standard output.')
    .action((name: string, options: { scopes: string; expires?: string }) =>
      withService(terminal, async (service) => {
        const input = { name, scopes: wordsOf(options.scopes), expiresAt: options.expires ?? null };
        const { apiTokenCreate } = await ask<{ apiTokenCreate: Refusable & { secret: string } }>(
          service,
          'mutation ($input: ApiTokenCreateInput!) { apiTokenCreate(input: $input) { secret userErrors { field message } } }',
          { input },
        );
        say(terminal, done(apiTokenCreate).secret);
        terminal.err.write('Keep it now: it is not shown again.\n');
      }),
    );

  token
    .command('list')
    .description('List all tokens, without their secrets.')
    .action(() =>
      withService(terminal, async (service) => {
        const tokens = await allTokens(service);
        const rows = tokens.map(({ prefix, name, scopes, lastUsedAt, ...each }) => [
          `${prefix}…`,
          name,
          scopes.join(','),
          stateOf(each),
          lastUsedAt ?? 'never',
        ]);
        for (const line of tableLines([['TOKEN', 'NAME', 'SCOPES', 'STATE', 'LAST USED'], ...rows]))
          say(terminal, line);
      }),
    );

  token
    .command('revoke')
    .argument('<token>', 'its first characters, its name or its id')
    .description('Revoke a token: from the next request on it opens nothing.')
    .action((wanted: string) =>
      withService(terminal, async (service) => {
        const known = (await allTokens(service)).filter(({ revokedAt }) => !revokedAt);
        const { id, name } = theOne(
          known.filter((each) => goesBy(each, wanted)),
          wanted,
          'token that works',
        );
        const { apiTokenRevoke } = await ask<{ apiTokenRevoke: Refusable }>(
          service,
          'mutation ($input: DeleteInput!) { apiTokenRevoke(input: $input) { userErrors { field message } } }',
          { input: { id } },
        );
        done(apiTokenRevoke);
        say(terminal, `Revoked ${name}.`);
      }),
    );
}

async function allTokens(service: Service): Promise<Token[]> {
  const query = '{ apiTokens { id name prefix scopes expiresAt lastUsedAt revokedAt } }';
  return (await ask<{ apiTokens: Token[] }>(service, query)).apiTokens;
}

/** A token goes by its id, its name, the beginning of its secret, or as much of that as tells it apart. */
function goesBy({ id, name, prefix }: Token, wanted: string): boolean {
  const beginning = wanted.replace(/…$/, '');
  const isBeginning = beginning.length > 3 && (beginning.startsWith(prefix) || prefix.startsWith(beginning));
  return id === wanted || name === wanted || isBeginning;
}

function stateOf({ revokedAt, expiresAt }: Pick<Token, 'revokedAt' | 'expiresAt'>): string {
  if (revokedAt) return `revoked ${revokedAt.slice(0, 10)}`;
  if (!expiresAt) return 'works';
  return Date.parse(expiresAt) > Date.now() ? `works until ${expiresAt.slice(0, 10)}` : 'at its end';
}
