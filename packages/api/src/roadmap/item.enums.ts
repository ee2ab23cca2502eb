import { registerEnumType } from 'type-graphql';

/** How far ahead an item stands. */
export enum Horizon {
  NOW = 'NOW',
  NEXT = 'NEXT',
  LATER = 'LATER',
}

registerEnumType(Horizon, {
  name: 'Horizon',
  description: 'How far ahead an item stands.',
  valuesConfig: {
    NOW: { description: 'Worked on in this period.' },
    NEXT: { description: 'What follows on it.' },
    LATER: { description: 'Meant, and not yet planned.' },
  },
});

/** What kind of work it is; both stand in the one list and answer the same questions. */
export enum ItemKind {
  FEATURE = 'FEATURE',
  TECHNICAL_INVESTMENT = 'TECHNICAL_INVESTMENT',
}

registerEnumType(ItemKind, {
  name: 'ItemKind',
  description: 'What kind of work it is; both stand in the one list and answer the same questions.',
  valuesConfig: {
    FEATURE: { description: 'Customers can do something that they could not.' },
    TECHNICAL_INVESTMENT: { description: 'The product becomes more reliable, secure or quicker to change.' },
  },
});

/** What makes an item worth doing. */
export enum ValueDriver {
  CUSTOMER_VALUE = 'CUSTOMER_VALUE',
  RELIABILITY = 'RELIABILITY',
  SECURITY = 'SECURITY',
  DEVELOPER_VELOCITY = 'DEVELOPER_VELOCITY',
  COST = 'COST',
  COMPLIANCE = 'COMPLIANCE',
  SUPPORT_LOAD = 'SUPPORT_LOAD',
}

registerEnumType(ValueDriver, {
  name: 'ValueDriver',
  description: 'What makes an item worth doing.',
  valuesConfig: {
    CUSTOMER_VALUE: { description: 'Customers get something that they value.' },
    RELIABILITY: { description: 'It fails less, or recovers faster.' },
    SECURITY: { description: 'It is harder to abuse.' },
    DEVELOPER_VELOCITY: { description: 'Changes reach customers faster.' },
    COST: { description: 'It costs less to run.' },
    COMPLIANCE: { description: 'A law or a contract asks for it.' },
    SUPPORT_LOAD: { description: 'Fewer people need help with it.' },
  },
});

/** Where an item stands in its life. */
export enum ItemStatus {
  PROPOSED = 'PROPOSED',
  DISCOVERY = 'DISCOVERY',
  COMMITTED = 'COMMITTED',
  IN_PROGRESS = 'IN_PROGRESS',
  RELEASED = 'RELEASED',
  DONE = 'DONE',
  PAUSED = 'PAUSED',
  DECLINED = 'DECLINED',
  STOPPED = 'STOPPED',
}

registerEnumType(ItemStatus, {
  name: 'ItemStatus',
  description: 'Where an item stands in its life.',
  valuesConfig: {
    PROPOSED: { description: 'Someone asks for it.' },
    DISCOVERY: { description: 'Being understood and made ready.' },
    COMMITTED: { description: 'Ready, agreed by both disciplines, and promised.' },
    IN_PROGRESS: { description: 'Being built.' },
    RELEASED: { description: 'In customers’ hands, which is not yet done.' },
    DONE: { description: 'Released, measured, and trust was kept.' },
    PAUSED: { description: 'Set aside for a while; it goes on where it was paused.' },
    DECLINED: { description: 'A considered no: always with a decision that says why.' },
    STOPPED: { description: 'Begun, and given up.' },
  },
});

/** How precisely a plan date is meant. */
export enum DateResolution {
  DAY = 'DAY',
  MONTH = 'MONTH',
  QUARTER = 'QUARTER',
  HALF_YEAR = 'HALF_YEAR',
  YEAR = 'YEAR',
}

registerEnumType(DateResolution, {
  name: 'DateResolution',
  description: 'How precisely a plan date is meant.',
  valuesConfig: {
    DAY: { description: 'That very day.' },
    MONTH: { description: 'Some day of the month.' },
    QUARTER: { description: 'Some day of the calendar quarter.' },
    HALF_YEAR: { description: 'Some day of January to June or July to December.' },
    YEAR: { description: 'Some day of the calendar year.' },
  },
});
