import type { SignedIn } from './callers.ts';

/** The types of inputs that are not called like their mutation. */
const inputs: Record<string, string> = {
  alignmentSet: 'AlignmentInput',
  metricSave: 'MetricInput',
  northStarSet: 'NorthStarInputInput',
  serviceSave: 'ServiceInput',
  sloLinkSet: 'SloLinkInput',
  sloSave: 'SloInput',
  statusUpdatePost: 'StatusUpdateInput',
  successMetricSet: 'SuccessMetricInput',
};

/** Why a mutation was refused. */
export interface Refusal {
  code: string;
  field: string[] | null;
  message: string;
}

/** Sends a mutation in a person's name and gives its payload, whatever it says. */
export async function send(who: SignedIn, name: string, input: object, fields = 'revision') {
  const type = inputs[name] ?? `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} userErrors { code field message } } }`;
  const { data, errors } = await who.ask(query, { input });
  if (errors) throw new Error(JSON.stringify(errors));
  return data[name];
}

/** The same, where nothing is meant to be refused. */
export async function done(who: SignedIn, name: string, input: object, fields?: string) {
  const payload = await send(who, name, input, fields);
  expect(payload.userErrors).toEqual([]);
  return payload;
}
