/** How much of a source is read before it is refused; every limit guards memory or time. */
export interface SourceLimits {
  /** Bytes of the whole file, once unpacked. */
  maxBytes: number;
  /** Bytes of one record: a row of cells, a line or an array's element of JSON. */
  maxRecordBytes: number;
  /** Characters of one cell. */
  maxCellLength: number;
  /** Columns of one file. */
  maxColumns: number;
  /** Levels of objects and lists in one value of JSON. */
  maxDepth: number;
}

/** 2 GiB a file, 8 MiB a record, 1,000,000 characters a cell, 500 columns, 20 levels. */
export const defaultLimits: Readonly<SourceLimits> = {
  maxBytes: 2 * 1024 ** 3,
  maxRecordBytes: 8 * 1024 ** 2,
  maxCellLength: 1_000_000,
  maxColumns: 500,
  maxDepth: 20,
};
