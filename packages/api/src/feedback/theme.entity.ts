import sql, { raw } from 'sql-template-tag';
import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Unique } from 'typeorm';
import { columnsOf, tableOf } from '../platform/database/columns.ts';
import { byId, groupBy, keysOf, listBy } from '../platform/graphql/batches.ts';
import { type Batch, edge } from '../platform/graphql/edges.ts';
import { nodeType } from '../platform/graphql/node.ts';
import { Node } from '../platform/graphql/payload.ts';
import { rowsById } from '../platform/graphql/rows-by-id.ts';
import { InstantScalar } from '../platform/graphql/scalars.ts';
import { Row } from '../platform/row.ts';
import { ThemeStatus } from './feedback.enums.ts';

/** A problem that many have. */
@Entity()
@ObjectType({
  implements: Node,
  description: 'A problem that many have, distilled from feedback; it may lead to a scoped item.',
  simpleResolvers: true,
})
export class Theme extends Row {
  @Field(() => String, { description: 'Its name in addresses and files; unique, and old ones go on resolving.' })
  @Column('text', { unique: true })
  slug!: string;

  @Field(() => Int, { description: 'Rises with every change.' })
  @Column('integer', { default: 1 })
  version!: number;

  @Field(() => String, { description: 'How it is called.' })
  @Column('text')
  name!: string;

  @Field(() => String, { nullable: true, description: 'What it is about, in a sentence or two.' })
  @Column('text', { nullable: true })
  summary!: string | null;

  @Field(() => String, { nullable: true, description: 'Whose problem, what they do today, what it costs.' })
  @Column('text', { nullable: true })
  problem!: string | null;

  @Field(() => ThemeStatus, { description: 'Where it stands in its life.' })
  @Column('text', { default: ThemeStatus.EMERGING })
  status!: ThemeStatus;

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Theme)
  parentId!: string | null;

  @Field(() => Theme, { nullable: true, description: 'The wider theme that it is part of.' })
  parent?: Theme | null;

  @Field(() => [Theme], { description: 'The narrower themes in it, by name.' })
  children?: Theme[];

  @Column('uuid', { nullable: true })
  @ForeignKey(() => Theme)
  mergedIntoId!: string | null;

  @Field(() => Theme, {
    nullable: true,
    description: 'The theme that it was merged into: its slugs name that one, and what counts for it counts there.',
  })
  mergedInto?: Theme | null;

  @Field(() => [Theme], { description: 'The themes that were merged into it, by name; each can be taken out again.' })
  mergedFrom?: Theme[];

  /** The last theme of a chain of merges; null on a theme that was not merged. */
  @Column('uuid', { nullable: true })
  @ForeignKey(() => Theme)
  survivorId!: string | null;

  @Field(() => [String], { description: 'Words and phrases that tell that an entry belongs to it.' })
  @Column('text', { array: true, default: [] })
  rules!: string[];

  @Field(() => InstantScalar, { description: 'When it was made.' })
  @Column('timestamptz', { default: () => 'now()' })
  createdAt!: Date;

  @Field(() => InstantScalar, { description: 'When it was last changed.' })
  @Column('timestamptz', { default: () => 'now()' })
  updatedAt!: Date;
}

/** A slug that a theme had before; it goes on resolving. */
@Entity()
export class ThemeSlug extends Row {
  @Column('uuid')
  @ForeignKey(() => Theme, { onDelete: 'CASCADE' })
  themeId!: string;

  @Column('text', { unique: true })
  slug!: string;
}

/** That a person said that an entry does not speak of a theme: no rule puts it there again. */
@Entity()
@Unique(['themeId', 'feedbackId'])
export class ThemeRemoval extends Row {
  @Column('uuid')
  @ForeignKey(() => Theme)
  themeId!: string;

  @Column('uuid')
  @ForeignKey('Feedback', { onDelete: 'CASCADE' })
  feedbackId!: string;
}

/** To one: the theme whose id stands in the property; for one that was merged, the one that goes on. */
export function themeBehind<P extends object>(key: keyof P & string): Batch<P> {
  return async ({ db }, rows) => {
    const ids = keysOf(rows, key);
    if (ids.length === 0) return rows.map(() => null);
    const known = await rowsById<Theme>(db, Theme, ids);
    const merged = keysOf([...known.values()], 'survivorId');
    const survivors = merged.length > 0 ? await rowsById<Theme>(db, Theme, merged) : new Map<string, Theme>();
    return rows.map((row) => {
      const theme = known.get(row[key] as string);
      return survivors.get(theme?.survivorId ?? '') ?? theme ?? null;
    });
  };
}

edge(Theme, 'parent', themeBehind<Theme>('parentId'));
edge(Theme, 'mergedInto', byId(Theme, 'mergedIntoId'));
edge(Theme, 'mergedFrom', listBy(Theme, 'mergedIntoId', raw('t.name, t.id')));
// The children of a merged theme are shown under the one that goes on.
edge(Theme, 'children', async ({ db }, themes) => {
  const found = await db.query<Theme & { $above: string }>(sql`
    select coalesce(p.survivor_id, p.id) as "$above", ${columnsOf(Theme)}
    from theme p join ${tableOf(Theme)} t on t.parent_id = p.id and t.merged_into_id is null
    where p.id = any(${keysOf(themes, 'id')}::uuid[]) or p.survivor_id = any(${keysOf(themes, 'id')}::uuid[])
    order by t.name, t.id`);
  const groups = groupBy(found, '$above');
  return themes.map(({ id }) => groups.get(id) ?? []);
});
nodeType(Theme);
