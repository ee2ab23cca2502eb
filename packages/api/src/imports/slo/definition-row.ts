import { annotated } from '../../slo/openslo/annotations.ts';
import type { Definition, PlacedFinding } from '../../slo/openslo/definitions.ts';
import { draftsOf, type ServiceDraft, type SloDraft, serviceDraftOf, textOr } from '../../slo/openslo/drafts.ts';
import { type SourceDraft, sourcingOf } from '../../slo/openslo/indicator.ts';
import type { OpenSloObject } from '../../slo/openslo/judge-object.ts';
import { isMapping } from '../../slo/openslo/judging.ts';
import { objectivesOf } from '../../slo/openslo/slo.checks.ts';
import type { SliKind } from '../../slo/slo.types.ts';
import { sourceIssues } from '../../slo/sources/sli-source.rules.ts';
import { SliSourceKind } from '../../slo/sources/sli-source.types.ts';
import { RowIssueCode } from '../import.enums.ts';
import type { RowIssue } from '../import-run.types.ts';

/** An objective as it is staged; what the definition does not say is null. */
type StagedSlo = Omit<SloDraft, 'sliKind' | 'coverageFloor'> & {
  sliKind: SliKind | null;
  coverageFloor: string | null;
  position: number;
  serviceName: string;
  source: SourceDraft | null;
};

/** One object of a definition, with what it makes. */
export interface StagedObject {
  kind: string;
  name: string;
  document: OpenSloObject;
  service: ServiceDraft | null;
  slos: StagedSlo[];
}

/** Finds an SLI by its name, in the file or among those that are kept. */
export type SliByName = (name: string) => OpenSloObject | undefined;

/** An object with what it makes; what is not fetched, and why, is added to `notes`. */
export function stagedObject(
  object: OpenSloObject,
  definition: Definition,
  connections: readonly string[],
  sliNamed: SliByName,
): StagedObject {
  const base = { kind: object.kind, name: object.metadata.name, document: object };
  if (object.kind === 'Service') return { ...base, service: serviceDraftOf(object), slos: [] };
  if (object.kind !== 'SLO') return { ...base, service: null, slos: [] };
  const note = (message: string) =>
    definition.notes.push({ path: 'spec.indicator', line: definition.line, code: 'INVALID', message });
  const spec = object.spec ?? {};
  const objectives = objectivesOf(spec);
  const metrics = metricsOf(spec, sliNamed);
  const slos = draftsOf(object).map((draft, position): StagedSlo => {
    const { source, note: why } = sourcingOf(object, objectives[position]!, metrics, connections);
    if (why && position === 0) note(why);
    return {
      ...draft,
      sliKind: annotated(object, 'sliKind') ? draft.sliKind : null,
      coverageFloor: annotated(object, 'coverageFloor') ? draft.coverageFloor : null,
      position,
      serviceName: String(spec.service),
      source: source && soundSource(source, draft, connections, note),
    };
  });
  return { ...base, service: null, slos };
}

function metricsOf(spec: Record<string, unknown>, sliNamed: SliByName): Record<string, unknown> | null {
  const inline = isMapping(spec.indicator) ? spec.indicator.spec : undefined;
  const metrics = inline ?? sliNamed(textOr(spec.indicatorRef))?.spec;
  return isMapping(metrics) ? metrics : null;
}

function soundSource(
  source: SourceDraft,
  draft: SloDraft,
  connections: readonly string[],
  note: (message: string) => void,
): SourceDraft | null {
  const issues = sourceIssues({ ...source, kind: SliSourceKind.PROMETHEUS }, connections, draft.timeSliceWindow);
  if (issues.length > 0) note(`Nothing is fetched: ${issues.map(({ message }) => message).join(' ')}`);
  return issues.length > 0 ? null : source;
}

/** A finding as an issue of a row: its path is the column, its line begins the message. */
export function issueFrom({ path, line, code, message }: PlacedFinding): RowIssue {
  return { column: path === '' ? null : path, code: RowIssueCode[code], message: `Line ${line}: ${message}` };
}
