import sql from 'sql-template-tag';
import type { Work } from '../../platform/work.ts';
import { usualLag } from '../../slo/sources/sli-source.rules.ts';
import type { StagedRun } from '../import-plan.ts';

/** Does what was resolved for a file of definitions, in a fixed number of statements. */
export async function applySlos(work: Work, { options }: StagedRun): Promise<void> {
  await applyServices(work);
  await applyDocuments(work, options.source);
  await applyObjectives(work);
  await clearSignOffs(work);
  await applyPlaces(work);
  await applySources(work);
}

async function applyServices(work: Work): Promise<void> {
  await work.query(sql`
    insert into service (id, slug, name, description, tier, team_id)
    select service_id, slug, name, description, tier, team_id from staged_service where is_new order by slug`);
  await work.query(sql`
    update service v set name = s.name, description = coalesce(s.description, v.description),
      tier = coalesce(s.tier, v.tier), team_id = coalesce(s.team_id, v.team_id)
    from staged_service s where s.service_id = v.id and s.differs`);
}

async function applyDocuments(work: Work, source: string): Promise<void> {
  await work.query(sql`
    insert into open_slo_document (id, kind, name, source, service_id, document)
    select document_id, kind, name, ${source}, service_id, document from staged_document where is_new order by kind, name`);
  await work.query(sql`
    update open_slo_document d set document = s.document, source = ${source}, service_id = s.service_id
    from staged_document s where s.document_id = d.id and s.differs`);
}

async function applyObjectives(work: Work): Promise<void> {
  await work.query(sql`
    insert into service_level_objective (id, slug, name, service_id, description, user_journey, sli_kind, objective, "window",
      window_type, budgeting_method, time_slice_target, time_slice_window, calendar_start, time_zone, coverage_floor)
    select slo_id, slug, name, service_id, description, "userJourney", coalesce("sliKind", 'OTHER'), objective, "window",
      "windowType", "budgetingMethod", "timeSliceTarget", "timeSliceWindow", "calendarStart", "timeZone", coalesce("coverageFloor", 0.9)
    from staged_slo where is_new order by line, "position"`);
  await work.query(sql`
    update service_level_objective o set name = s.name, service_id = s.service_id,
      description = coalesce(s.description, o.description), user_journey = coalesce(s."userJourney", o.user_journey),
      sli_kind = coalesce(s."sliKind", o.sli_kind), objective = s.objective, "window" = s."window",
      window_type = s."windowType", budgeting_method = s."budgetingMethod", time_slice_target = s."timeSliceTarget",
      time_slice_window = s."timeSliceWindow", calendar_start = s."calendarStart", time_zone = s."timeZone",
      coverage_floor = coalesce(s."coverageFloor", o.coverage_floor), version = o.version + 1
    from staged_slo s where s.slo_id = o.id and not s.is_new and (s.differs or s.other_source)`);
}

async function clearSignOffs(work: Work): Promise<void> {
  const cleared = await work.query(sql`
    delete from sign_off where subject_type = 'ServiceLevelObjective'
      and subject_id in (select slo_id from staged_slo where other_substance) returning id`);
  if (cleared.length > 0)
    work.note.reason ??= 'The sign-offs were cleared: the import changed an objective or its window.';
}

/** Which objective stands where in its document; one that the document no longer has stays, on its own. */
async function applyPlaces(work: Work): Promise<void> {
  await work.query(sql`
    delete from slo_document k using staged_slo s
    where s.other_place and (k.slo_id = s.slo_id or k.document_id = s.document_id and k."position" = s."position")`);
  await work.query(sql`
    delete from slo_document k using staged_document d
    where k.document_id = d.document_id and d.differs
      and not exists (select from staged_slo s where s.document_id = d.document_id and s."position" = k."position")`);
  await work.query(sql`
    insert into slo_document (slo_id, document_id, "position")
    select slo_id, document_id, "position" from staged_slo where other_place order by line, "position"`);
}

async function applySources(work: Work): Promise<void> {
  await work.query(sql`delete from sli_fetch f using staged_slo s where f.slo_id = s.slo_id and s.other_source`);
  await work.query(sql`
    insert into sli_source (slo_id, kind, connection, good_query, bad_query, total_query, step, lag, from_document)
    select s.slo_id, 'PROMETHEUS', s.source ->> 'connection', s.source ->> 'goodQuery', s.source ->> 'badQuery',
      s.source ->> 'totalQuery', s.source ->> 'step', coalesce(s.source ->> 'lag', ${usualLag}), true
    from staged_slo s where s.other_source order by s.line, s."position"
    on conflict (slo_id) do update set connection = excluded.connection, good_query = excluded.good_query,
      bad_query = excluded.bad_query, total_query = excluded.total_query, step = excluded.step, lag = excluded.lag,
      from_document = true`);
}
