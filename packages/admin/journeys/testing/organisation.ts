import { makeItem } from './items.ts';
import type { Server } from './server.ts';

const refusals = 'userErrors { message field }';

const day = 86_400_000;
const ago = (days: number): string =>
  new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000 - days * day).toISOString();

async function measure(server: Server): Promise<void> {
  await server.ask(
    `mutation ($service: ServiceInput!, $slo: SloInput!) {
      serviceSave(input: $service) { ${refusals} }
      sloSave(input: $slo) { ${refusals} }
    }`,
    {
      service: { slug: 'payments', name: 'Payments', tier: 1 },
      slo: {
        slug: 'card-payments',
        name: 'Card payments are accepted',
        serviceSlug: 'payments',
        userJourney: 'A customer pays at the till.',
        sliKind: 'AVAILABILITY',
        objective: 0.999,
        window: 'P28D',
      },
    },
  );
  const measurements = Array.from({ length: 28 }, (_, index) => ({
    from: ago(28 - index),
    to: ago(27 - index),
    good: 99_950,
    total: 100_000,
  }));
  await server.ask(`mutation ($input: SliRecordInput!) { sliRecord(input: $input) { ${refusals} } }`, {
    input: { sloSlug: 'card-payments', source: 'journey', measurements },
  });
}

async function aim(server: Server): Promise<void> {
  const save = `mutation ($input: MetricInput!) { metricSave(input: $input) { ${refusals} } }`;
  const metric = { direction: 'INCREASE', definition: 'People who put money aside at least once in the week.' };
  await server.ask(save, { input: { key: 'savers', name: 'Weekly savers', unit: 'people', ...metric } });
  await server.ask(save, { input: { key: 'card-days', name: 'Days until the card arrives', unit: 'days', ...metric } });
  await server.ask(`mutation ($input: MetricRecordInput!) { metricRecord(input: $input) { ${refusals} } }`, {
    input: { key: 'savers', points: [{ at: ago(6), value: 1_180 }] },
  });
  await server.ask(`mutation ($input: NorthStarInputInput!) { northStarSet(input: $input) { ${refusals} } }`, {
    input: {
      statement: 'Every customer saves something every week, without thinking about it.',
      metricKey: 'savers',
      baseline: 1_000,
      target: 2_000,
      inputs: [{ metricKey: 'card-days', belief: 'Whoever gets the card in three days starts to save.', target: 3 }],
    },
  });
}

async function listen(server: Server): Promise<void> {
  for (const [slug, name] of [
    ['card-arrival', 'Card arrival'],
    ['declined-transfer', 'Declined transfer'],
  ]) {
    await server.ask(`mutation ($input: ThemeInput!) { themeSave(input: $input) { ${refusals} } }`, {
      input: { slug, name, problem: 'People who wait write to support.', status: 'ACTIVE' },
    });
  }
  for (const [index, body] of ['Two weeks and no card.', 'Where is it?', 'Nobody can tell me when.'].entries()) {
    await server.ask(`mutation ($input: FeedbackRowInput!) { feedbackCreate(input: $input) { ${refusals} } }`, {
      input: {
        body,
        customerName: `Customer ${index + 1}`,
        annualRevenue: 20_000,
        importance: index === 0 ? 'CRITICAL' : 'IMPORTANT',
        themes: ['card-arrival'],
      },
    });
  }
}

async function plan(server: Server, itemId: string): Promise<void> {
  const { periodSave } = await server.ask<{ periodSave: { period: { id: string } } }>(
    `mutation ($input: PeriodInput!) { periodSave(input: $input) { period { id } ${refusals} } }`,
    { input: { name: 'This year', start: ago(200).slice(0, 10), end: ago(-200).slice(0, 10) } },
  );
  await server.ask(
    `mutation ($capacity: CapacityInput!, $allocation: AllocationInput!) {
      capacitySet(input: $capacity) { ${refusals} }
      allocationSet(input: $allocation) { ${refusals} }
    }`,
    {
      capacity: {
        periodId: periodSave.period.id,
        teamSlug: 'cards',
        gross: 20,
        timeOff: 3,
        onCall: 2,
        support: 2,
        slack: 4,
      },
      allocation: { itemId, teamSlug: 'cards', periodId: periodSave.period.id, personWeeks: 12 },
    },
  );
}

/** A small organisation that fills every screen with something true. */
export async function foundOrganisation(server: Server): Promise<void> {
  await measure(server);
  await aim(server);
  await listen(server);
  await server.ask(`mutation ($input: TeamInput!) { teamSave(input: $input) { ${refusals} } }`, {
    input: { slug: 'cards', name: 'Cards', memberIds: [] },
  });
  const cards = { teamSlug: 'cards', themeSlugs: ['card-arrival'] };
  const { id } = await makeItem(server, 'Show where the card is', {
    ...cards,
    target: { date: '2027-01-01', resolution: 'QUARTER' },
  });
  await plan(server, id);
  await makeItem(server, 'Rotate the signing keys', {
    kind: 'TECHNICAL_INVESTMENT',
    valueDrivers: ['SECURITY'],
    horizon: 'NEXT',
  });
  await makeItem(
    server,
    `Tell the customer why a transfer was declined ${'in words that they understand '.repeat(5)}`.trim(),
    {
      horizon: 'LATER',
    },
  );
  await makeItem(server, 'تتبع تسليم البطاقة مع شركة الشحن', { horizon: 'NOW' });
}
