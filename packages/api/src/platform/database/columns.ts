import { raw, type Sql } from 'sql-template-tag';
import { getMetadataArgsStorage } from 'typeorm';
import { PostgresNaming } from './naming.ts';

/** A class that is a table. */
// biome-ignore lint/complexity/noBannedTypes: the constructor of an entity, whatever its arguments
export type Entity<T = object> = Function & { prototype: T };

interface Shape {
  table: string;
  /** Property names and their columns, in the order of declaration, without those that are never selected. */
  columns: { property: string; column: string }[];
}

const naming = new PostgresNaming();
const shapes = new Map<Entity, Shape>();

function shapeOf(entity: Entity): Shape {
  const known = shapes.get(entity);
  if (known) return known;
  const storage = getMetadataArgsStorage();
  const lineage = [entity];
  for (let parent = Object.getPrototypeOf(entity); parent?.prototype; parent = Object.getPrototypeOf(parent)) {
    lineage.unshift(parent as Entity);
  }
  const table = storage.tables.find((candidate) => candidate.target === entity);
  if (!table) throw new Error(`${entity.name} is not an entity.`);
  const shape: Shape = {
    table: table.name ?? naming.tableName(entity.name, undefined),
    columns: storage.columns
      .filter((column) => lineage.includes(column.target as Entity) && column.options.select !== false)
      .map(({ propertyName, options }) => ({
        property: propertyName,
        column: naming.columnName(propertyName, options.name, []),
      })),
  };
  shapes.set(entity, shape);
  return shape;
}

/** The entity's table, quoted, for the `from` of a statement. */
export function tableOf(entity: Entity): Sql {
  return raw(`"${shapeOf(entity).table}"`);
}

/** The column behind a property, quoted and prefixed with the alias. */
export function columnOf(entity: Entity, property: string, alias = 't'): Sql {
  const found = shapeOf(entity).columns.find((column) => column.property === property);
  if (!found) throw new Error(`${entity.name} has no column for ${property}.`);
  return raw(`${alias}."${found.column}"`);
}

/** The select list that gives rows of the entity's shape, with `__typename` for unions and interfaces. */
export function columnsOf(entity: Entity, alias = 't'): Sql {
  const list = shapeOf(entity).columns.map(({ property, column }) => `${alias}."${column}" as "${property}"`);
  return raw(`'${entity.name}' as "__typename", ${list.join(', ')}`);
}
