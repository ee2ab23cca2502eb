import { RowIssueCode } from '../import.enums.ts';
import { cellText } from '../reading/cells.ts';
import type { Fields } from '../reading/record.ts';
import type { Converted, SourceShape } from '../reading/shape.ts';

const text = (cell: unknown): string => cellText(cell) ?? '';
const isAddress = (entry: unknown): boolean => typeof entry === 'string' && /^https?:\/\//.test(entry);

/** What has no field of its own, a line each: `Feature gates: ["A"]`. */
function rest(fields: Fields, used: readonly string[]): string[] {
  return Object.entries(fields)
    .filter(
      ([name, value]) => !used.includes(name) && text(value) !== '' && text(value) !== '[]' && text(value) !== '{}',
    )
    .map(
      ([name, value]) =>
        `${name}: ${Array.isArray(value) && value.every((one) => typeof one === 'string') ? value.join(', ') : text(value)}`,
    );
}

function labels(fields: Fields, words: Record<string, string>): string[] {
  return Object.entries(words).flatMap(([name, word]) =>
    text(fields[name]) === '' ? [] : [`${word}: ${text(fields[name])}`],
  );
}

const horizons: Record<string, string> = { now: 'NOW', next: 'NEXT' };

/** The status for a source's word; what no form fits is PROPOSED. */
function statusOf(word: string, forms: readonly [RegExp, string][]): string {
  return forms.find(([form]) => form.test(word))?.[1] ?? 'PROPOSED';
}

const proposalColumns = {
  externalid: 'externalId',
  title: 'title',
  motivation: 'problem',
  summary: 'outcome',
  kindderived: 'kind',
  status: 'status',
  stage: 'labels',
  latestmilestone: 'labels',
  horizonderived: 'horizon',
  ownerteam: 'team',
  milestones: 'milestones',
  links: 'links',
};

/** Kubernetes Enhancement Proposals, as one JSON array of their metadata. */
const proposals: SourceShape = {
  name: 'Kubernetes Enhancement Proposals',
  knows: (fields) =>
    ['externalid', 'ownerteam', 'latestmilestone', 'productionreadiness'].every((name) => name in fields),
  fieldOf: proposalColumns,
  restField: 'description',
  converter: () => {
    const seen = new Set<string>();
    return (fields) => proposal(fields, seen);
  },
};

function proposal(fields: Fields, seen: Set<string>): Converted {
  const warnings: Converted['warnings'] = [];
  let externalId = text(fields.externalid);
  if (seen.has(externalId)) {
    externalId = `${externalId} ${text(fields.path)}`;
    const message = `The id "${text(fields.externalid)}" is repeated; with its path it is another item.`;
    warnings.push({ column: 'externalId', code: RowIssueCode.CONFLICT, message });
  }
  seen.add(externalId);
  const word = text(fields.status).toLowerCase();
  const known = word.replace(/^imlpemented/, 'implemented').replace(/^implementeable/, 'implementable');
  if (known !== word) {
    const message = `"${word}" was read as "${known}".`;
    warnings.push({ column: 'status', code: RowIssueCode.UNKNOWN_VALUE, message });
  }
  const isNow = text(fields.horizonderived) === 'now';
  const stages = Array.isArray(fields.milestones) ? fields.milestones : [];
  const links = (Array.isArray(fields.links) ? fields.links : []) as unknown[];
  const others = { ...fields, links: links.filter((link) => !isAddress(link)) };
  return {
    warnings,
    fields: {
      externalId,
      title: fields.title,
      problem: fields.motivation,
      outcome: fields.summary,
      kind: fields.kindderived,
      team: fields.ownerteam,
      status: statusOf(known, [
        [/^provisional/, 'DISCOVERY'],
        [/^implementable/, isNow ? 'IN_PROGRESS' : 'COMMITTED'],
        [/^implemented$/, ['stable', ''].includes(text(fields.stage)) ? 'DONE' : 'RELEASED'],
        [/^implemented/, 'RELEASED'],
        [/^deferred/, 'PAUSED'],
        [/^removed/, 'STOPPED'],
        [/^(withdrawn|rejected|replaced)/, 'DECLINED'],
      ]),
      horizon: horizons[text(fields.horizonderived)] ?? 'LATER',
      labels: labels(fields, { status: 'status', stage: 'stage', latestmilestone: 'latest milestone' }),
      milestones: stages.map(({ name, target }: { name: unknown; target: unknown }) => ({
        title: text(name),
        value: text(target),
      })),
      links: links.filter(isAddress),
      description: rest(
        others,
        Object.keys(proposalColumns).filter((name) => name !== 'links' && name !== 'horizonderived'),
      ).join('\n'),
    },
  };
}

const featureColumns = {
  externalid: 'externalId',
  title: 'title',
  summary: 'outcome',
  kindderived: 'kind',
  state: 'status',
  horizonderived: 'horizon',
  area: 'labels',
  priority: 'labels',
  maturityofstandard: 'labels',
  feedbackideaid: 'labels',
  links: 'links',
};

/** The platform status of a browser, as one JSON array of its features. */
const features: SourceShape = {
  name: 'the platform status of Microsoft Edge',
  knows: (fields) => ['externalid', 'state', 'maturityofstandard', 'shippedinbuild'].every((name) => name in fields),
  fieldOf: featureColumns,
  restField: 'description',
  converter: () => (fields) => {
    const links = (Array.isArray(fields.links) ? fields.links : []) as unknown[];
    const others = { ...fields, links: links.filter((link) => !isAddress(link)) };
    return {
      warnings: [],
      fields: {
        externalId: fields.externalid,
        title: fields.title,
        outcome: fields.summary,
        kind: fields.kindderived,
        status: statusOf(text(fields.state).toLowerCase(), [
          [/^in development/, 'IN_PROGRESS'],
          [/^(in )?preview/, 'RELEASED'],
          [/^(not|deprecated)/, 'DECLINED'],
          [/^(shipped|supported|prefixed|partial|provided)/, 'DONE'],
        ]),
        horizon: horizons[text(fields.horizonderived)] ?? 'LATER',
        labels: labels(fields, {
          state: 'state',
          area: 'area',
          priority: 'priority',
          maturityofstandard: 'standard',
          feedbackideaid: 'feedback idea',
        }),
        links: links.filter(isAddress),
        description: rest(
          others,
          Object.keys(featureColumns).filter((name) => name !== 'links' && name !== 'horizonderived'),
        ).join('\n'),
      },
    };
  },
};

/** The kinds of roadmap files that are recognised by their columns. */
export const roadmapShapes: readonly SourceShape[] = [proposals, features];
