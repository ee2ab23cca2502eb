import { registerEnumType } from 'type-graphql';

/** What a run brings in. */
export enum ImportKind {
  FEEDBACK = 'FEEDBACK',
  THEME = 'THEME',
  ROADMAP = 'ROADMAP',
  SLO = 'SLO',
  METRIC = 'METRIC',
  MEASUREMENT = 'MEASUREMENT',
}

registerEnumType(ImportKind, {
  name: 'ImportKind',
  description: 'What a run brings in.',
  valuesConfig: {
    FEEDBACK: { description: 'What customers said, with its customers and themes.' },
    THEME: { description: 'Themes with what they are part of.' },
    ROADMAP: { description: 'Items of the roadmap with their milestones.' },
    SLO: { description: 'Services and service level objectives.' },
    METRIC: { description: 'Values of metrics.' },
    MEASUREMENT: { description: 'Good and total events of service level objectives.' },
  },
});

/** Where a run stands. */
export enum ImportStatus {
  RUNNING = 'RUNNING',
  COMPLETED = 'COMPLETED',
  FAILED = 'FAILED',
  CANCELLED = 'CANCELLED',
  UNDOING = 'UNDOING',
  UNDONE = 'UNDONE',
}

registerEnumType(ImportStatus, {
  name: 'ImportStatus',
  description: 'Where a run stands.',
  valuesConfig: {
    RUNNING: { description: 'Being read and resolved; nothing of it can be seen yet.' },
    COMPLETED: { description: 'Done: applied as a whole, or in a dry run resolved as a whole.' },
    FAILED: { description: 'Given up: nothing of it was applied; the message says why.' },
    CANCELLED: { description: 'Stopped by someone: nothing of it was applied.' },
    UNDOING: { description: 'What it did is being put back; nothing of that can be seen yet.' },
    UNDONE: { description: 'Put back, but for what was changed since; that is named in undo.left.' },
  },
});

/** What bad rows mean for the good ones. */
export enum ImportErrorPolicy {
  REJECT_EVERYTHING = 'REJECT_EVERYTHING',
  REJECT_FAILED_ROWS = 'REJECT_FAILED_ROWS',
}

registerEnumType(ImportErrorPolicy, {
  name: 'ImportErrorPolicy',
  description: 'What bad rows mean for the good ones.',
  valuesConfig: {
    REJECT_EVERYTHING: { description: 'One bad row and nothing is applied.' },
    REJECT_FAILED_ROWS: { description: 'Good rows are applied, bad ones are reported.' },
  },
});

/** What becomes of a row. */
export enum RowAction {
  CREATE = 'CREATE',
  UPDATE = 'UPDATE',
  UNCHANGED = 'UNCHANGED',
  DUPLICATE = 'DUPLICATE',
  FAIL = 'FAIL',
}

registerEnumType(RowAction, {
  name: 'RowAction',
  description: 'What becomes of a row.',
  valuesConfig: {
    CREATE: { description: 'It is new.' },
    UPDATE: { description: 'It is known, and its content differs.' },
    UNCHANGED: { description: 'It is known, and its content is the same.' },
    DUPLICATE: { description: 'Another row, or an entry with an id, says the same; this one is left out.' },
    FAIL: { description: 'It cannot be taken; its errors say why.' },
  },
});

/** What is wrong with a row, or was done about it. */
export enum RowIssueCode {
  REQUIRED = 'REQUIRED',
  INVALID = 'INVALID',
  TOO_LONG = 'TOO_LONG',
  UNKNOWN_VALUE = 'UNKNOWN_VALUE',
  UNKNOWN_THEME = 'UNKNOWN_THEME',
  CONFLICT = 'CONFLICT',
  DUPLICATE_IN_FILE = 'DUPLICATE_IN_FILE',
  WRONG_COLUMN_COUNT = 'WRONG_COLUMN_COUNT',
  GUARD_UNMET = 'GUARD_UNMET',
  GUESSED_DATE = 'GUESSED_DATE',
  TRUNCATED = 'TRUNCATED',
  CUSTOMER_CREATED = 'CUSTOMER_CREATED',
  ERASED = 'ERASED',
  KEPT_BY_PERSON = 'KEPT_BY_PERSON',
  BACKDATED = 'BACKDATED',
}

registerEnumType(RowIssueCode, {
  name: 'RowIssueCode',
  description: 'What is wrong with a row, or was done about it.',
  valuesConfig: {
    REQUIRED: { description: 'A value is missing.' },
    INVALID: { description: 'A value cannot be read; as a warning, it was left out.' },
    TOO_LONG: { description: 'A value is longer than is kept.' },
    UNKNOWN_VALUE: { description: 'A word that is none of those allowed; as a warning, it was made known.' },
    UNKNOWN_THEME: { description: 'There is no such theme, and the run may make none.' },
    CONFLICT: { description: 'An entry with an id says the same.' },
    DUPLICATE_IN_FILE: { description: 'An earlier row of the file is the same thing.' },
    WRONG_COLUMN_COUNT: { description: 'The row has more or fewer cells than the header.' },
    GUARD_UNMET: {
      description:
        'The item arrived in a status that a check of the rules does not allow yet, its target moved behind its promise without a decision, or what was agreed on for an objective changed without one.',
    },
    GUESSED_DATE: { description: 'The text did not fix the instant; the message says what was taken.' },
    TRUNCATED: { description: 'A text was longer than is kept; its end was left out.' },
    CUSTOMER_CREATED: { description: 'There was no such customer; it is made.' },
    ERASED: { description: 'Its personal data was erased; it is not brought back.' },
    KEPT_BY_PERSON: { description: 'A person set or took away what the row says otherwise; that stays.' },
    BACKDATED: {
      description:
        'It says what became true before the latest change of its item, or of an item that no import of this source made.',
    },
  },
});
