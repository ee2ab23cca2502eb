import sql, { type Sql } from 'sql-template-tag';
import { type OpenSloKind, type OpenSloObject, openSloKinds } from './judge-object.ts';
import { recordOf, type SloRow, sloRows } from './open-slo.reading.ts';
import { serviceDocument, sloDocuments } from './write-slo.ts';

/** A service as the statement reads it, with the document that it came from. */
interface ServiceRow {
  slug: string;
  name: string;
  description: string | null;
  tier: number | null;
  teamSlug: string | null;
  document: OpenSloObject | null;
}

/** What stands together in an export: one object as it came, one service, or the objectives of one document. */
export type ExportedRow = { kind: OpenSloKind; name: string } & (
  | { document: OpenSloObject; service: null; slos: null }
  | { document: null; service: ServiceRow; slos: null }
  | { document: null; service: null; slos: SloRow[] }
);

/** Every objective and service, and all that was imported beside them, by kind and name. */
export const exportedRows: Sql = sql`
  select * from (
    select d.kind, d.name, d.document, null::jsonb as service, null::jsonb as slos
    from open_slo_document d where d.kind not in ('Service', 'SLO')
    union all
    select 'Service', v.key, null, to_jsonb(v) - 'key', null from (
      select distinct on (t.id) coalesce(d.name, t.slug) as key, t.slug, t.name, t.description, t.tier, m.slug as "teamSlug", d.document
      from service t left join team m on m.id = t.team_id left join open_slo_document d on d.service_id = t.id
      order by t.id, d.name) v
    union all
    select 'SLO', coalesce(min(o."documentName"), min(o.slug)), null, null, jsonb_agg(to_jsonb(o) order by o."position", o.slug)
    from (${sloRows}) o group by coalesce(o."documentName", o.id::text)
  ) e order by array_position(${[...openSloKinds]}::text[], e.kind), e.name collate "C", e.service ->> 'slug', e.slos -> 0 ->> 'slug'`;

/** The documents of what stands together; several where objectives of one document have gone their own ways. */
export function documentsOf({ document, service, slos }: ExportedRow): OpenSloObject[] {
  if (document) return [document];
  if (slos) return sloDocuments(slos.map(recordOf));
  const { document: kept, ...now } = service;
  return [serviceDocument(now, kept)];
}
