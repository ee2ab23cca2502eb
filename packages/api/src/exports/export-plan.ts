import type { Request } from 'express';
import type { Sql } from 'sql-template-tag';
import type { Actor } from '../platform/actor.ts';
import type { ExportFormat } from './formats.ts';

/** The parameters of an export, by name; a list is separated by commas. */
export type ExportQuery = Readonly<Record<string, string | undefined>>;

/** What a row holds: columns by the names of the import's fields. */
export type ExportRecord = Readonly<Record<string, unknown>>;

/** What an answer depends on besides its parameters: the organisation's currency. */
export interface ExportTerms {
  currency: string;
}

/** How one kind of thing is exported. Reading, formats and refusals are the same for all. */
export interface ExportPlan<Row = unknown> {
  /** Its endpoint and its word on the command line: `roadmap` for `/export/roadmap`. */
  path: string;
  /** Parameters beside `format`, each with what it does. */
  parameters: Readonly<Record<string, string>>;
  /** Formats beside CSV, JSON lines and JSON, by their word. */
  formats?: Readonly<Record<string, ExportFormat>>;
  /** The format where nothing is said; CSV where the plan says nothing. */
  usual?: string;
  /** The columns that this caller may see, in order, and whether that is all. */
  columnsFor(actor: Actor, query: ExportQuery): { columns: readonly string[]; redacted: boolean };
  /** The one statement that gives the rows, in an order that two databases with the same content share. Refuses bad parameters. */
  rows(query: ExportQuery, terms: ExportTerms): Sql;
  /** What a row shows: plain values, lists and objects. Columns that are not to be seen are left out by the router. */
  recordOf(row: Row): ExportRecord;
}

/** The parameters of a request as they are read: each at most once. */
export function queryOf(req: Request): ExportQuery {
  return Object.fromEntries(
    Object.entries(req.query).map(([name, value]) => [name, typeof value === 'string' ? value : undefined]),
  );
}
