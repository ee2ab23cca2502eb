import sql from 'sql-template-tag';
import { metricsOf, noMetric } from '../../north-star/metric.service.ts';
import { Permission } from '../../platform/actor.ts';
import { slugOf } from '../../platform/slug.ts';
import type { Work } from '../../platform/work.ts';
import { ImportKind, RowIssueCode } from '../import.enums.ts';
import { type ImportPlan, type MadeBeside, type RunOptions, type StagedRun, stagedAs } from '../import-plan.ts';
import type { RowIssue } from '../import-run.types.ts';
import type { SourceRecord } from '../reading/record.ts';
import { type FieldColumns, RowCells } from '../row-cells.ts';

const clockSkewMs = 60_000;

interface MetricRow {
  key: string | null;
  metricSlug: string | null;
  at: Date | null;
  value: number | null;
  note: string | null;
  pointSource: string;
  errors: RowIssue[];
  warnings: RowIssue[];
}

const staged = stagedAs<MetricRow>({
  key: 'text',
  metricSlug: 'text',
  at: 'timestamptz',
  value: 'double precision',
  note: 'text',
  pointSource: 'text',
});

function metricRowFrom(record: SourceRecord, columns: FieldColumns, options: RunOptions): MetricRow {
  const cells = new RowCells(record, columns);
  const key = cells.text('key');
  const at = cells.instant('at', options.timeZone);
  const value = cells.number('value');
  for (const field of record.problem ? [] : ['key', 'at', 'value']) {
    if (cells.isEmpty(field)) cells.fail(field, RowIssueCode.REQUIRED, `${field} is missing.`);
  }
  if (at && at.getTime() > Date.now() + clockSkewMs) {
    cells.fail('at', RowIssueCode.INVALID, `${at.toISOString()} is in the future.`);
  }
  return {
    key,
    metricSlug: key && slugOf(key),
    at,
    value,
    note: cells.longText('note'),
    pointSource: cells.text('source') ?? options.source,
    errors: cells.errors,
    warnings: cells.warnings,
  };
}

/** How values of metrics are imported. A value is known by its metric, its instant and its source. */
export const metricImport: ImportPlan = {
  kind: ImportKind.METRIC,
  path: 'metrics',
  parameters: ['timeZone'],
  needs: [Permission.IMPORT, Permission.MEASURE],
  subjectType: 'MetricPoint',
  fields: ['key', 'at', 'value', 'note', 'source'],
  aliases: { metric: 'key', metric_key: 'key', date: 'at', time: 'at', timestamp: 'at' },
  keyField: 'value',
  mostRows: Number.POSITIVE_INFINITY,
  columns: staged.columns,
  rowFrom: (record, columns, options) => staged.row(metricRowFrom(record, columns, options)),
  resolve: resolveMetrics,
  apply: applyMetrics,
};

async function resolveMetrics(work: Work, { columns }: StagedRun): Promise<MadeBeside> {
  await refuseUnknown(work, columns.get('key')?.header ?? 'key');
  await work.query(sql`
    update staged s set errors = jsonb_build_array(jsonb_build_object('column', ${columns.get('value')?.header ?? 'value'}::text,
      'code', ${RowIssueCode.CONFLICT}::text, 'message', 'Line ' || x.first_line || ' gives another value for this instant: ' || x.first_value || '.'))
    from (
      select line, value, first_value(line) over same as first_line, first_value(value) over same as first_value
      from staged where errors is null window same as (partition by metric_slug, at, point_source order by line)) x
    where x.line = s.line and x.value <> x.first_value`);
  await work.query(sql`
    insert into resolved (line, action, subject_id, warnings)
    select s.line, case when s.first_line <> s.line then 'DUPLICATE' when p.id is null then 'CREATE'
        when p.value <> s.value or p.note is distinct from coalesce(s.note, p.note) then 'UPDATE' else 'UNCHANGED' end,
      coalesce(p.id, s.new_id), case when s.first_line <> s.line then jsonb_build_array(jsonb_build_object(
        'column', null, 'code', 'DUPLICATE_IN_FILE', 'message', 'It is the same as line ' || s.first_line || '.')) end
    from (
      select *, first_value(line) over same as first_line, first_value(fresh_id) over same as new_id
      from (select *, gen_random_uuid() as fresh_id from staged where errors is null) good
      window same as (partition by metric_slug, at, point_source order by line)) s
    join metric m on m.slug = s.metric_slug
    left join metric_point p on p.metric_id = m.id and p.at = s.at and coalesce(p.source, '') = s.point_source`);
  await work.query(sql`insert into resolved (line, action) select line, 'FAIL' from staged where errors is not null`);
  return { themesCreated: 0, customersCreated: 0 };
}

async function refuseUnknown(work: Work, column: string): Promise<void> {
  const keys = await work.query<{ key: string; slug: string }>(sql`
    select min(key) as key, metric_slug as slug from staged where errors is null group by metric_slug`);
  const known = await metricsOf(
    work,
    keys.map(({ key }) => key),
  );
  const unknown = keys.filter(({ slug }) => !known.has(slug));
  const errors = unknown.map(({ key }) =>
    JSON.stringify([{ column, code: RowIssueCode.UNKNOWN_VALUE, message: `${noMetric(key)} Make it first.` }]),
  );
  await work.query(sql`
    update staged s set errors = x.errors::jsonb
    from unnest(${unknown.map(({ slug }) => slug)}::text[], ${errors}::text[]) as x(slug, errors)
    where s.errors is null and x.slug = s.metric_slug`);
}

async function applyMetrics(work: Work): Promise<void> {
  await work.query(sql`
    insert into metric_point (id, metric_id, at, value, note, source)
    select r.subject_id, m.id, s.at, s.value, s.note, s.point_source
    from resolved r join staged s using (line) join metric m on m.slug = s.metric_slug where r.action = 'CREATE' order by r.line`);
  await work.query(sql`
    update metric_point p set value = s.value, note = coalesce(s.note, p.note)
    from resolved r join staged s using (line) where r.action = 'UPDATE' and p.id = r.subject_id`);
}
