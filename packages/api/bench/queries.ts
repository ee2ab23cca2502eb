/** What dashboards ask: a tile of counts, a page of the roadmap, and a walk from teams to the words of customers. */
export const queries = {
  tile: `query Tile { roadmap { revision groups(by: HORIZON) { key label count personWeeks } } }`,
  page: `query Page { roadmap { revision items(first: 50, filter: { open: true }) {
    pageInfo { hasNextPage }
    nodes {
      id identifier title problem outcome kind status horizon valueDrivers rank progress
      target { date resolution } effort { low likely high } links { label url }
      team { slug name } productOwner { name } engineeringOwner { name }
      milestones { title kind value status target { date resolution } deliveredAt }
      successMetrics { baseline target actual metric { key name unit direction } }
      themes { slug name stats { feedbackCount customerCount annualRevenue } }
      evidence { stats { feedbackCount customerCount lastSeenAt } }
    }
  } } }`,
  deep: `query Deep { teams { name members { name } items(first: 3) { nodes {
    title milestones { title status }
    themes { name stats { feedbackCount } feedback(first: 2) { nodes { title submittedAt customer { name } } } }
  } } } }`,
} as const;

/** The name of a query. */
export type QueryName = keyof typeof queries;
