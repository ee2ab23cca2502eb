import { listOf, mapping, name, needed, number, oneOf, optional, text, yesOrNo } from './checks.ts';
import { duration } from './duration.check.ts';
import { type Check, isMapping, type Judging, type Path } from './judging.ts';
import { description, metadata } from './metadata.checks.ts';

/** How a value is compared. */
export const operator: Check = oneOf('lte', 'gte', 'lt', 'gt');

const condition = mapping({
  kind: needed(oneOf('burnrate')),
  op: needed(operator),
  threshold: needed(number()),
  lookbackWindow: needed(duration),
  alertAfter: optional(duration),
});

/** When an alert condition holds. OpenSLO's text lets the kind default to burnrate; a lenient reading does. */
export const conditionSpec: Check = mapping({
  description: optional(description),
  severity: needed(text()),
  condition: needed((judging, path, value) => condition(judging, path, withKind(judging, path, value))),
});

function withKind(judging: Judging, path: Path, value: unknown): unknown {
  if (!judging.lenient || !isMapping(value) || value.kind !== undefined) return value;
  judging.mends.push({
    path: [...path, 'kind'],
    code: 'REQUIRED',
    message: 'It was missing and was taken for burnrate.',
  });
  return { kind: 'burnrate', ...value };
}

/** Where an alert is told. */
export const targetSpec: Check = mapping({ description: optional(description), target: needed(text()) });

/** A reference by name, or the object itself, but not both. */
export function referenceOr(reference: string, kind: string, spec: Check): Check {
  const named = mapping({ [reference]: needed(name) });
  const inline = mapping({ kind: needed(oneOf(kind)), metadata: needed(metadata), spec: needed(spec) });
  return (judging, path, value) => {
    if (!isMapping(value)) return named(judging, path, value);
    const keys = Object.keys(value).filter((key) => value[key] !== null);
    const isInline = ['kind', 'metadata', 'spec'].some((key) => keys.includes(key));
    if (keys.includes(reference) && isInline) {
      return judging.refuse(path, value, `${reference} and spec exclude each other; only one of them may be there.`);
    }
    return (isInline ? inline : named)(judging, path, value);
  };
}

/** When and whom a policy alerts. */
export const policySpec: Check = mapping({
  description: optional(description),
  alertWhenNoData: optional(yesOrNo),
  alertWhenResolved: optional(yesOrNo),
  alertWhenBreaching: optional(yesOrNo),
  conditions: needed(listOf(referenceOr('conditionRef', 'AlertCondition', conditionSpec), 1, 1)),
  notificationTargets: needed(listOf(referenceOr('targetRef', 'AlertNotificationTarget', targetSpec), 1)),
});
