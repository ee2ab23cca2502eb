import type { Server } from './server.ts';

interface Made {
  roadmapItemCreate: { roadmapItem: { id: string; identifier: string; version: number } };
}

const create = `
  mutation ($input: RoadmapItemCreateInput!) {
    roadmapItemCreate(input: $input) {
      roadmapItem { id identifier version }
      userErrors { message }
    }
  }
`;

/** Makes an item as a script would; what matters to a journey is given, the rest is plausible. */
export async function makeItem(server: Server, title: string, more: Record<string, unknown> = {}) {
  const input = {
    title,
    problem: 'Customers whose card is late write to support three times.',
    outcome: 'Nobody has to ask where the card is.',
    kind: 'FEATURE',
    valueDrivers: ['CUSTOMER_VALUE'],
    horizon: 'NOW',
    ...more,
  };
  return (await server.ask<Made>(create, { input })).roadmapItemCreate.roadmapItem;
}

/** Changes an item as another client would. */
export async function editItem(server: Server, input: Record<string, unknown>): Promise<void> {
  await server.ask(
    `mutation ($input: RoadmapItemUpdateInput!) {
      roadmapItemUpdate(input: $input) { roadmapItem { id } userErrors { message } }
    }`,
    { input },
  );
}

/** The titles of the open items in rank order, each with its horizon. */
export async function roadmapOf(server: Server): Promise<string[]> {
  const { roadmap } = await server.ask<{ roadmap: { items: { nodes: { title: string; horizon: string }[] } } }>(
    '{ roadmap { items(filter: { open: true }, first: 100) { nodes { title horizon } } } }',
  );
  return roadmap.items.nodes.map(({ title, horizon }) => `${title} ${horizon}`);
}
