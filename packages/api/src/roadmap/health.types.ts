import { registerEnumType } from 'type-graphql';

/** How an item fares. */
export enum Health {
  ON_TRACK = 'ON_TRACK',
  AT_RISK = 'AT_RISK',
  OFF_TRACK = 'OFF_TRACK',
}

registerEnumType(Health, {
  name: 'Health',
  description: 'How an item fares, as someone says.',
  valuesConfig: {
    ON_TRACK: { description: 'It goes as planned.' },
    AT_RISK: { description: 'It may not come as planned.' },
    OFF_TRACK: { description: 'It will not come as planned.' },
  },
});

/** How much the health of an item can be relied on. */
export enum HealthFreshness {
  FRESH = 'FRESH',
  OUTDATED = 'OUTDATED',
  NO_UPDATE = 'NO_UPDATE',
}

registerEnumType(HealthFreshness, {
  name: 'HealthFreshness',
  description: 'How much the health of an item can be relied on.',
  valuesConfig: {
    FRESH: { description: 'The latest update is no older than the setting `health.freshDays`.' },
    OUTDATED: { description: 'The latest update is older than that.' },
    NO_UPDATE: { description: 'Nobody has posted an update yet.' },
  },
});
