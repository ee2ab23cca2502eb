/** What became of a value that was to be saved. */
export type SaveOutcome<Value> =
  | { kind: 'saved' }
  | { kind: 'refused'; message: string }
  /** Someone else changed the same thing meanwhile. */
  | { kind: 'conflict'; theirs: Value };

/** Saves a value; with `overTheirs` it replaces what someone else wrote meanwhile. */
export type Save<Value> = (value: Value, options?: { overTheirs?: boolean }) => Promise<SaveOutcome<Value>>;
