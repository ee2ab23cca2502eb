import { ItemKind, type ItemStatus, ValueDriver } from '../roadmap/item.enums.ts';
import type { SloRelation } from '../slo/slo.types.ts';
import type { TeamSlug } from './cast.ts';
import { textsFrom } from './texts.ts';

/** A step of an item. */
export interface Step {
  title: string;
  value: string;
  weeks: number;
}

/** An item of the demo: what it is, and where it stands today. */
export interface Plot {
  key: string;
  status: ItemStatus;
  title: string;
  problem: string;
  outcome: string;
  team: TeamSlug;
  kind: ItemKind;
  drivers: ValueDriver[];
  themes: string[];
  /** The metric of the input that it serves. */
  serves: string | null;
  measure: { metricKey: string; baseline: number; target: number } | null;
  steps: Step[];
  slos: { slug: string; relation: SloRelation }[];
}

const inputs: Record<string, string> = {
  activation: 'activation-rate',
  success: 'payment-success-rate',
  contacts: 'contacts-per-1000-payments',
  verified: 'verified-within-a-day',
  payers: 'payments-per-customer',
};

interface Told {
  key: string;
  title: string;
  problem: string;
  outcome: string;
  team: TeamSlug;
  kind?: ItemKind;
  drivers: ValueDriver[];
  themes: string[];
  serves: string | null;
  measure: [string, number, number] | null;
  steps: string[];
  slos?: string[];
}

/** All items of the demo, in the order of their file. */
export function plots(): Plot[] {
  const open = Object.entries(textsFrom<Record<string, Told[]>>('items-open.yaml'));
  const others = Object.entries(textsFrom<Record<string, string[]>>('items-proposed.yaml'));
  return [
    ...open.flatMap(([status, told]) => told.map((each) => fromTold(status as ItemStatus, each))),
    ...others.flatMap(([status, lines]) => lines.map((line, index) => fromLine(status as ItemStatus, line, index))),
  ];
}

function fromTold(status: ItemStatus, told: Told): Plot {
  const { key, title, problem, outcome, team, drivers, themes, serves, measure, steps, slos = [] } = told;
  return {
    ...{ key, status, title, problem, outcome, team, drivers, themes },
    kind: told.kind ?? ItemKind.FEATURE,
    serves: serves && inputs[serves]!,
    measure: measure && { metricKey: measure[0], baseline: measure[1], target: measure[2] },
    steps: steps.map(stepFrom),
    slos: slos.map((text) => {
      const [slug, relation] = text.split(' ');
      return { slug: slug!, relation: relation as SloRelation };
    }),
  };
}

function stepFrom(text: string): Step {
  const [title, value, weeks] = text.split(' | ');
  return { title: title!, value: value!, weeks: Number(weeks) };
}

const servedBy: Partial<Record<ValueDriver, string>> = {
  CUSTOMER_VALUE: 'payers',
  RELIABILITY: 'success',
  SUPPORT_LOAD: 'contacts',
  SECURITY: 'success',
  COMPLIANCE: 'verified',
};

function fromLine(status: ItemStatus, line: string, index: number): Plot {
  const [title, problem, outcome, team, drivers, themes = ''] = line.split(' |').map((cell) => cell.trim());
  const [first, ...rest] = drivers!.split(' ') as ValueDriver[];
  return {
    ...{ status, title: title!, problem: problem!, outcome: outcome!, team: team as TeamSlug },
    key: `${status}-${index}`,
    kind: first === ValueDriver.CUSTOMER_VALUE ? ItemKind.FEATURE : ItemKind.TECHNICAL_INVESTMENT,
    drivers: [first!, ...rest],
    themes: themes.split(' ').filter(Boolean),
    serves: index % 4 === 3 ? null : (inputs[servedBy[first!] ?? ''] ?? null),
    measure: null,
    steps: [{ title: 'The smallest thing that helps', value: outcome!, weeks: 2 + (index % 4) }],
    slos: [],
  };
}
