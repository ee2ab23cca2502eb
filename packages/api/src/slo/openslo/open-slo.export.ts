import sql from 'sql-template-tag';
import { columnsOf, tableOf } from '../../platform/database/columns.ts';
import type { Reader } from '../../platform/database/reader.ts';
import { yamlOf } from './canonical.ts';
import { type OpenSloKind, type OpenSloObject, openSloKinds } from './judge-object.ts';
import { recordOf, type SloRow, sloRows } from './open-slo.reading.ts';
import { OpenSloDocument } from './open-slo-document.entity.ts';
import { serviceDocument, sloDocuments } from './write-slo.ts';

const pageSize = 500;

/**
 * Every objective and service as OpenSLO documents in one YAML text, part by part, with all that was imported beside
 * them: by kind and name, each in canonical order. What is exported, imported and exported again is the same.
 */
export async function* openSloTexts(db: Reader): AsyncGenerator<string> {
  let first = true;
  for (const kind of openSloKinds) {
    for await (const object of objectsOf(db, kind)) {
      yield `${first ? '' : '---\n'}${yamlOf(object)}`;
      first = false;
    }
  }
}

function objectsOf(db: Reader, kind: OpenSloKind): AsyncGenerator<OpenSloObject> {
  if (kind === 'SLO') return slos(db);
  return kind === 'Service' ? services(db) : keptAsTheyCame(db, kind);
}

async function* keptAsTheyCame(db: Reader, kind: OpenSloKind): AsyncGenerator<OpenSloObject> {
  let after = '';
  for (;;) {
    const rows = await db.query<OpenSloDocument>(sql`
      select ${columnsOf(OpenSloDocument)} from ${tableOf(OpenSloDocument)} t
      where t.kind = ${kind} and t.name > ${after} order by t.name limit ${pageSize}`);
    yield* rows.map(({ document }) => document);
    if (rows.length < pageSize) return;
    after = rows.at(-1)!.name;
  }
}

interface ServiceRow {
  key: string;
  slug: string;
  name: string;
  description: string | null;
  tier: number | null;
  teamSlug: string | null;
  document: OpenSloObject | null;
}

async function* services(db: Reader): AsyncGenerator<OpenSloObject> {
  let after = '';
  for (;;) {
    const rows = await db.query<ServiceRow>(sql`
      select * from (
        select distinct on (t.id) coalesce(d.name, t.slug) || '/' || t.id as key, t.slug, t.name, t.description, t.tier,
          m.slug as "teamSlug", d.document
        from service t left join team m on m.id = t.team_id left join open_slo_document d on d.service_id = t.id
        order by t.id, d.name) s
      where s.key > ${after} order by s.key limit ${pageSize}`);
    yield* rows.map(({ key: _, document, ...now }) => serviceDocument(now, document));
    if (rows.length < pageSize) return;
    after = rows.at(-1)!.key;
  }
}

/** Objectives document by document; those of one document stand together, in their order there. */
async function* slos(db: Reader): AsyncGenerator<OpenSloObject> {
  let after: [string, number, string] = ['', -1, '00000000-0000-0000-0000-000000000000'];
  let group: SloRow[] = [];
  for (;;) {
    const [name, position, id] = after;
    const rows = await sloRows(
      db,
      sql`(coalesce(d.name, t.slug), coalesce(k."position", 0), t.id) > (${name}, ${position}::integer, ${id}::uuid)
        order by coalesce(d.name, t.slug), coalesce(k."position", 0), t.id limit ${pageSize}`,
    );
    for (const row of rows) {
      if (group.length > 0 && (row.documentName === null || group[0]!.documentName !== row.documentName)) {
        yield* sloDocuments(group.map(recordOf));
        group = [];
      }
      group.push(row);
    }
    if (rows.length < pageSize) break;
    const last = rows.at(-1)!;
    after = [last.documentName ?? last.slug, last.position ?? 0, last.id];
  }
  if (group.length > 0) yield* sloDocuments(group.map(recordOf));
}
