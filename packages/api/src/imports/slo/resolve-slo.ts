import sql, { raw } from 'sql-template-tag';
import type { Work } from '../../platform/work.ts';
import type { MadeBeside } from '../import-plan.ts';

/** Decides what becomes of each definition, in a fixed number of statements. */
export async function resolveSlos(work: Work): Promise<MadeBeside> {
  await work.query(sql`
    create temp table staged_object on commit drop as
    select s.line, o.n, o.object ->> 'kind' as kind, o.object ->> 'name' as name, o.object
    from staged s cross join lateral jsonb_array_elements(s.objects) with ordinality as o(object, n)
    where s.errors is null`);
  await index(work, 'staged_object', 'line');
  await resolveServices(work);
  await index(work, 'staged_service', 'slug');
  await index(work, 'staged_service', 'line');
  await index(work, 'staged_service', 'service_id');
  await resolveDocuments(work);
  await index(work, 'staged_document', 'line');
  await resolveObjectives(work);
  await index(work, 'staged_slo', 'line');
  await resolveRows(work);
  return { themesCreated: 0, customersCreated: 0 };
}

/** Lets the rows be found by a column: there may be ten thousand. */
async function index(work: Work, table: string, column: string): Promise<void> {
  await work.query(raw(`create index on ${table} (${column})`));
  await work.query(raw(`analyze ${table}`));
}

/** Services that are described, and those that an objective names and nobody described. */
async function resolveServices(work: Work): Promise<void> {
  await work.query(sql`
    create temp table staged_service on commit drop as
    select w.line, w.slug, w.name, w.description, w.tier, t.id as team_id, w.team_slug is not null and t.id is null as no_team,
      w.described, coalesce(v.id, gen_random_uuid()) as service_id, v.id is null as is_new,
      v.id is not null and w.described and (v.name <> w.name or v.description is distinct from coalesce(w.description, v.description)
        or v.tier is distinct from coalesce(w.tier, v.tier) or v.team_id is distinct from coalesce(t.id, v.team_id)) as differs
    from (
      select distinct on (slug) * from (
        select o.line, true as described, s.slug, s.name, s.description, s.tier, s."teamSlug" as team_slug
        from staged_object o, jsonb_to_record(o.object -> 'service')
          as s(slug text, name text, description text, tier integer, "teamSlug" text)
        where o.kind = 'Service'
        union all
        select o.line, false, s."serviceSlug", s."serviceName", null, null, null
        from staged_object o, jsonb_to_recordset(o.object -> 'slos') as s("serviceSlug" text, "serviceName" text)
        where o.kind = 'SLO'
      ) wanted order by slug, described desc, line
    ) w left join service v on v.slug = w.slug left join team t on t.slug = w.team_slug`);
}

async function resolveDocuments(work: Work): Promise<void> {
  await work.query(sql`
    create temp table staged_document on commit drop as
    select o.line, o.n, o.kind, o.name, o.object -> 'document' as document, v.service_id,
      coalesce(d.id, gen_random_uuid()) as document_id, d.id is null as is_new,
      d.id is not null and d.document <> o.object -> 'document' as differs
    from staged_object o left join open_slo_document d on d.kind = o.kind and d.name = o.name
      left join staged_service v on o.kind = 'Service' and v.slug = o.object -> 'service' ->> 'slug'`);
}

const columns = `slug text, name text, "serviceSlug" text, description text, "userJourney" text, "sliKind" text, objective numeric,
  "window" text, "windowType" text, "budgetingMethod" text, "timeSliceTarget" numeric, "timeSliceWindow" text,
  "calendarStart" text, "timeZone" text, "coverageFloor" numeric, "position" integer, source jsonb`;

/** What is agreed on when an objective is signed off. */
const substance = `(o.objective, o."window", o.window_type, o.budgeting_method, o.time_slice_target, o.time_slice_window,
  o.calendar_start, o.time_zone) is distinct from (s.objective, s."window", s."windowType", s."budgetingMethod",
  s."timeSliceTarget", s."timeSliceWindow", s."calendarStart", s."timeZone")`;

const differs = `${substance} or o.name <> s.name or o.service_id is distinct from v.service_id
  or o.description is distinct from coalesce(s.description, o.description)
  or o.user_journey is distinct from coalesce(s."userJourney", o.user_journey)
  or o.sli_kind <> coalesce(s."sliKind", o.sli_kind) or o.coverage_floor <> coalesce(s."coverageFloor", o.coverage_floor)`;

const otherSource = `s.source is not null and jsonb_typeof(s.source) = 'object' and (
  f.id is null or (f.connection, f.good_query, f.bad_query, f.total_query, f.step) is distinct from
  (s.source ->> 'connection', s.source ->> 'goodQuery', s.source ->> 'badQuery', s.source ->> 'totalQuery', s.source ->> 'step')
  or f.lag <> coalesce(s.source ->> 'lag', f.lag))`;

/**
 * Objectives are known by their slug; one whose slug is new is the one that had its place in the same document, when
 * no other claims that.
 */
async function resolveObjectives(work: Work): Promise<void> {
  await work.query(sql`
    create temp table staged_slo on commit drop as
    select d.line, d.document_id, s.*, v.service_id, coalesce(o.id, gen_random_uuid()) as slo_id, o.id is null as is_new,
      o.id is not null and (${raw(differs)}) as differs, o.id is not null and (${raw(substance)}) as other_substance,
      ${raw(otherSource)} as other_source,
      k.id is null or (k.document_id, k."position") is distinct from (d.document_id, s."position") as other_place
    from staged_document d join staged_object x using (line, n) cross join lateral jsonb_to_recordset(x.object -> 'slos') as s(${raw(columns)})
      join staged_service v on v.slug = s."serviceSlug"
      left join lateral (
        select o.* from service_level_objective o left join slo_document k on k.slo_id = o.id
        where o.slug = s.slug or k.document_id = d.document_id and k."position" = s."position"
          and not o.slug in (select n.slug from jsonb_to_recordset(x.object -> 'slos') as n(slug text))
        order by o.slug = s.slug desc limit 1) o on true
      left join slo_document k on k.slo_id = o.id left join sli_source f on f.slo_id = o.id
    where d.kind = 'SLO'`);
}

async function resolveRows(work: Work): Promise<void> {
  await work.query(sql`
    insert into resolved (line, action, subject_type, subject_id, warnings)
    select s.line,
      case when s.errors is not null then 'FAIL' when not exists (select from staged_document d where d.line = s.line) then 'DUPLICATE'
        when coalesce(o.all_new, v.is_new, d.all_new) then 'CREATE'
        when d.changes or coalesce(o.changes, false) or coalesce(v.is_new or v.differs, false) then 'UPDATE' else 'UNCHANGED' end,
      case when o.slo_id is not null then 'ServiceLevelObjective' when v.service_id is not null then 'Service' end,
      coalesce(o.slo_id, v.service_id), w.warnings
    from staged s
    left join lateral (
      select bool_and(is_new) as all_new, bool_or(is_new or differs) as changes from staged_document d where d.line = s.line
    ) d on true
    left join lateral (
      select (array_agg(slo_id order by "position"))[1] as slo_id, bool_and(is_new) as all_new,
        bool_or(is_new or differs or other_source or other_place) as changes from staged_slo o where o.line = s.line
    ) o on true
    left join lateral (
      select v.* from staged_service v join staged_document d on d.service_id = v.service_id
      where v.described and d.line = s.line and d.kind = 'Service' limit 1) v on true
    left join lateral (
      select jsonb_agg(jsonb_build_object('column', v.place, 'code', v.code, 'message', v.message)) as warnings from (
        select 'spec.service' as place, 'UNKNOWN_VALUE' as code, 'There was no service "' || v.name || '"; it is made.' as message from staged_service v
        where v.line = s.line and not v.described and v.is_new
        union all
        select 'metadata.annotations', 'UNKNOWN_VALUE', 'There is no such team as the annotation waymark.dev/team names; the service keeps its own.'
        from staged_service v where v.line = s.line and v.no_team
        union all
        select 'spec', 'GUARD_UNMET', 'What was agreed on for "' || k.slug || '" changes (objective ' || trim_scale(k.objective) || ' to ' || trim_scale(t.objective)
          || ', window ' || k."window" || ' to ' || t."window" || '), so its sign-offs are cleared. Such a change carries out an SLO_CHANGE decision: record one, or send it by sloSave with its id.'
        from staged_slo t join service_level_objective k on k.id = t.slo_id
        where t.line = s.line and t.other_substance
          and exists (select from sign_off x where x.subject_type = 'ServiceLevelObjective' and x.subject_id = t.slo_id)) v
    ) w on true`);
}
