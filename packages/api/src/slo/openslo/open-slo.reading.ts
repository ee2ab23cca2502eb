import sql, { type Sql } from 'sql-template-tag';
import type { Reader } from '../../platform/database/reader.ts';
import { yamlOf } from './canonical.ts';
import type { SloDraft } from './drafts.ts';
import type { SourceDraft } from './indicator.ts';
import type { OpenSloObject } from './judge-object.ts';
import { ownSloDocument, type SloRecord } from './write-slo.ts';

/** An objective as a statement reads it, with the document that it came from. */
export interface SloRow extends SloDraft {
  id: string;
  documentName: string | null;
  document: OpenSloObject | null;
  position: number | null;
  source: SourceDraft | null;
}

/** The statement of objectives with what their documents are written from. */
export const sloRows: Sql = sql`
    select t.id, t.slug, t.name, v.slug as "serviceSlug", t.description, t.user_journey as "userJourney", t.sli_kind as "sliKind",
      trim_scale(t.objective)::text as objective, t."window", t.window_type as "windowType", t.budgeting_method as "budgetingMethod",
      trim_scale(t.time_slice_target)::text as "timeSliceTarget", t.time_slice_window as "timeSliceWindow",
      t.calendar_start as "calendarStart", t.time_zone as "timeZone", trim_scale(t.coverage_floor)::text as "coverageFloor",
      d.name as "documentName", d.document, k."position",
      case when not f.from_document then jsonb_build_object('connection', f.connection, 'goodQuery', f.good_query, 'badQuery', f.bad_query,
        'totalQuery', f.total_query, 'step', f.step, 'lag', f.lag) end as source
    from service_level_objective t join service v on v.id = t.service_id
      left join slo_document k on k.slo_id = t.id left join open_slo_document d on d.id = k.document_id
      left join sli_source f on f.slo_id = t.id`;

/** What the documents of an objective are written from. */
export function recordOf({ id: _, documentName: __, document, position, source, ...now }: SloRow): SloRecord {
  return { now, kept: document && position !== null ? { document, position } : null, source };
}

/** The OpenSLO document of each objective, in their order. */
export async function openSlosOf(db: Reader, ids: readonly string[]): Promise<string[]> {
  const rows = await db.query<SloRow>(sql`${sloRows} where t.id = any(${ids}::uuid[])`);
  const texts = new Map(rows.map((row) => [row.id, yamlOf(ownSloDocument(recordOf(row)))]));
  return ids.map((id) => texts.get(id)!);
}
