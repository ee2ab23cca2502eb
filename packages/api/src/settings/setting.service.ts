import { must, Permission } from '../platform/actor.ts';
import type { Reader } from '../platform/database/reader.ts';
import { refusal, refuseUnlessEmpty, UserErrorCode } from '../platform/errors.ts';
import type { Work } from '../platform/work.ts';
import { type Setting, SettingRow } from './setting.entity.ts';
import type { SettingInput } from './setting.input.ts';
import { valueIssues } from './setting.rules.ts';
import { allThresholds, type Threshold, thresholdOf, valuesSet } from './threshold.ts';

/** All thresholds with what is in force at the instant that is read, by key. */
export async function settingsInForce(db: Reader): Promise<Setting[]> {
  const set = await valuesSet(db);
  return allThresholds().map((spec) => shown(spec, set.get(spec.key) ?? null));
}

/** Sets a threshold, or restores its default with null. Refuses unknown keys and what is out of range. */
export async function saveSetting(work: Work, { key, value }: SettingInput): Promise<Setting> {
  must(work.actor, Permission.MANAGE_ACCESS);
  const spec = thresholdOf(key);
  if (!spec) {
    const message = `There is no setting ${JSON.stringify(key)}; query settings lists them.`;
    throw refusal(UserErrorCode.NOT_FOUND, message, 'key');
  }
  refuseUnlessEmpty(valueIssues(value, spec));
  const wanted = (value ?? null) as number | null;
  await work.alone(`setting ${key}`);
  const known = await work.find(SettingRow, { key });
  if (wanted === null) {
    if (known) await work.remove(known);
  } else await work.save(work.change(known ?? work.make(SettingRow, { key }), { value: wanted }));
  return shown(spec, wanted);
}

function shown({ key, description, least, most, ...spec }: Threshold, value: number | null): Setting {
  return { key, value: value ?? spec.default, default: spec.default, description, least, most };
}
