import type { Command } from 'commander';
import { ask, done, type Refusable } from './ask.ts';
import { theOne } from './choose.ts';
import { type Service, withService } from './service.ts';
import { tableLines } from './table.ts';
import { say, type Terminal } from './terminal.ts';

interface Person {
  id: string;
  name: string;
  email: string | null;
  discipline: string;
  role: string;
  active: boolean;
}

const examples = `
Examples:
  waymark person add "Ada Example" ada@example.org --role LEAD --discipline ENGINEERING
  waymark person reset-password ada@example.org`;

/** `person`: who may sign in. */
export function addPersonCommand(program: Command, terminal: Terminal): void {
  const person = program
    .command('person')
    .description('List and add people, and let them choose a new password.')
    .addHelpText('after', examples);

  person
    .command('list')
    .description('List all people.')
    .action(() =>
      withService(terminal, async (service) => {
        const rows = (await everybody(service)).map((each) => [
          each.name,
          each.email ?? '',
          each.role,
          each.discipline,
          each.active ? 'active' : 'left',
        ]);
        for (const line of tableLines([['NAME', 'EMAIL', 'ROLE', 'DISCIPLINE', 'STATE'], ...rows])) say(terminal, line);
      }),
    );

  person
    .command('add')
    .argument('<name>', 'how the person is called')
    .argument('<email>', 'the address for signing in')
    .requiredOption('--role <role>', 'VIEWER, CONTRIBUTOR, LEAD or ADMIN')
    .requiredOption('--discipline <discipline>', 'PRODUCT, ENGINEERING, DESIGN, SUPPORT or OTHER')
    .description('Add a person and print the one-time link by which the person sets a password.')
    .action((name: string, email: string, options: { role: string; discipline: string }) =>
      withService(terminal, async (service) => {
        const { personSave } = await ask<{ personSave: Refusable & { person: { id: string } } }>(
          service,
          'mutation ($input: PersonInput!) { personSave(input: $input) { person { id } userErrors { field message } } }',
          { input: { name, email, ...options } },
        );
        await sayLink(terminal, service, done(personSave).person.id);
      }),
    );

  person
    .command('reset-password')
    .argument('<email>', 'the address for signing in')
    .description('Print a one-time link by which the person sets a new password.')
    .action((email: string) =>
      withService(terminal, async (service) => {
        const known = (await everybody(service)).filter((each) => each.email === email.trim().toLowerCase());
        await sayLink(terminal, service, theOne(known, email, 'person').id);
      }),
    );
}

async function sayLink(terminal: Terminal, service: Service, id: string): Promise<void> {
  const { personInvite } = await ask<{ personInvite: Refusable & { url: string; expiresAt: string } }>(
    service,
    'mutation ($input: DeleteInput!) { personInvite(input: $input) { url expiresAt userErrors { field message } } }',
    { input: { id } },
  );
  const { url, expiresAt } = done(personInvite);
  say(terminal, url);
  terminal.err.write(`The link works once, until ${expiresAt}.\n`);
}

async function everybody(service: Service): Promise<Person[]> {
  const query = `query ($after: String) {
    people(first: 100, after: $after) {
      nodes { id name email discipline role active }
      pageInfo { hasNextPage endCursor }
    }
  }`;
  const people: Person[] = [];
  for (let after: string | null = null; ; ) {
    const answer: { people: { nodes: Person[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } } =
      await ask(service, query, { after });
    people.push(...answer.people.nodes);
    if (!answer.people.pageInfo.hasNextPage) return people;
    after = answer.people.pageInfo.endCursor;
  }
}
