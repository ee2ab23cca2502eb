/** What makes a whole source unreadable, or the way it is to be read impossible. */
export type SourceFault =
  | 'EMPTY_FILE'
  | 'NO_HEADER'
  | 'NOT_TEXT'
  | 'UNSUPPORTED_FORMAT'
  | 'HTML_PAGE'
  | 'TRUNCATED'
  | 'CORRUPT'
  | 'UNCLOSED_QUOTE'
  | 'RECORD_TOO_LONG'
  | 'CELL_TOO_LONG'
  | 'TOO_MANY_COLUMNS'
  | 'FILE_TOO_LARGE'
  | 'INVALID_MAP'
  | 'UNKNOWN_COLUMN'
  | 'UNKNOWN_FIELD'
  | 'CANCELLED';

/** A fault of the whole source. The message says in plain words what is wrong and what would mend it. */
export class SourceError extends Error {
  /** `line` is the 1-based line (of a JSON array: the element) at which reading ended, or null where none is to blame. */
  constructor(
    readonly code: SourceFault,
    message: string,
    readonly line: number | null = null,
  ) {
    super(message);
    this.name = 'SourceError';
  }
}

/** The end of a reading that someone wanted to stop. */
export function cancelled(): SourceError {
  return new SourceError('CANCELLED', 'The run was cancelled.');
}
