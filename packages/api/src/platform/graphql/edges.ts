import DataLoader from 'dataloader';
import type { Context } from '../context.ts';
import type { Entity } from '../database/columns.ts';
import { readWith } from './reading.ts';

/** The arguments of a field, as GraphQL gives them. */
export type Args = Record<string, unknown>;

/**
 * How the value of a field is had for many rows at once: one SQL statement whatever their number. The answer has a
 * value for each row, in the same order.
 */
export type Batch<P = never, A = Args> = (ctx: Context, rows: readonly P[], args: A) => Promise<unknown[]>;

const table = new Map<string, Batch>();

/**
 * Declares an edge of the graph: the field of a type (by the name of its class) and how it is had. It serves the
 * fetch by selection and, as fall-back, the loaders. Declared once, in the slice that adds it.
 */
export function edge<P extends object, A = Args>(parent: Entity<P>, field: string, batch: Batch<P, A>): void {
  const key = `${parent.name}.${field}`;
  if (table.has(key)) throw new Error(`The edge ${key} is declared twice.`);
  table.set(key, batch as unknown as Batch);
}

/** The edge of that type and field, if one is declared. */
export function edgeOf(typeName: string, field: string): Batch | undefined {
  return table.get(`${typeName}.${field}`);
}

/** All declared edges, as `Type.field`. */
export function declaredEdges(): string[] {
  return [...table.keys()];
}

/** What a batch gives; under a reading of the past it reads that past further. */
export async function valuesOf(
  ctx: Context,
  batch: Batch<object>,
  rows: readonly object[],
  args: Args,
): Promise<unknown[]> {
  const values = await batch(ctx, rows, args);
  return ctx.asOf ? readWith(ctx, values) : values;
}

/** The property of a row under which the value of an edge waits once it was fetched. */
export function slotOf(field: string, args: Args): string {
  for (const key in args) if (args[key] !== undefined) return `${field}(${JSON.stringify(args)})`;
  return field;
}

/** Follows one edge from one row. */
export interface Follow {
  <T>(parent: string, field: string, row: object, args?: Args): Promise<T>;
  /** Forgets what was read so far: a Work has changed it. */
  forget(): void;
}

/** Loaders over the table of edges for one operation. */
export function followerOf(context: () => Context): Follow {
  const loaders = new Map<string, DataLoader<object, unknown>>();
  const follow = <T>(parent: string, field: string, row: object, args: Args = {}): Promise<T> => {
    const key = `${parent}.${slotOf(field, args)}`;
    let loader = loaders.get(key);
    if (!loader) {
      const batch = edgeOf(parent, field) as Batch<object> | undefined;
      if (!batch) throw new Error(`There is no edge ${parent}.${field}.`);
      loader = new DataLoader(async (rows: readonly object[]) => valuesOf(context(), batch, rows, args));
      loaders.set(key, loader);
    }
    return loader.load(row) as Promise<T>;
  };
  return Object.assign(follow, { forget: () => loaders.clear() });
}
