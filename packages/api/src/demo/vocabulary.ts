import { Discipline } from '../identity/role.ts';
import { TermKind } from '../vocabulary/term.entity.ts';
import { saveTerm } from '../vocabulary/term.service.ts';
import type { Cast } from './cast.ts';
import type { Stage } from './stage.ts';

const both = [Discipline.PRODUCT, Discipline.ENGINEERING];

const terms: [kind: TermKind, key: string, name: string, definition: string][] = [
  [TermKind.RISK, 'fraud-exposure', 'Fraud exposure', 'Somebody makes money of it that is not theirs.'],
  [TermKind.RISK, 'partner-bank', 'Partner bank', 'It works only as long as the partner bank answers.'],
  [TermKind.RISK, 'peak-season', 'Peak season', 'It meets its first Christmas, with four times the load.'],
  [TermKind.RISK, 'supervisor', 'Word of the supervisor', 'The supervisor may see it otherwise, and late.'],
  [TermKind.RISK, 'old-phones', 'Old phones', 'One in seven customers has a phone on which it does not run.'],
  [
    TermKind.TRADE_OFF,
    'focus-over-breadth',
    'Focus over breadth',
    'One thing well for many, rather than something for everybody.',
  ],
  [TermKind.TRADE_OFF, 'trust-over-speed', 'Trust over speed', 'It comes later, and nobody is hurt.'],
  [TermKind.TRADE_OFF, 'buy-over-build', 'Buy over build', 'Somebody else’s, since it is not what we are chosen for.'],
  [TermKind.MOTIVATOR, 'sleep', 'Sleep', 'Nobody is to be woken for it.'],
  [TermKind.MOTIVATOR, 'audit', 'The audit', 'It will be asked for in spring.'],
  [TermKind.MOTIVATOR, 'words-to-customers', 'Our word to customers', 'It was said to customers, and they remember.'],
];

/** The words of the house, beside those that every organisation begins with. */
export function playVocabulary(stage: Stage, cast: Cast, firstDay: number): void {
  stage.on(firstDay, cast.actor('mara'), 'mara', async (work) => {
    for (const [kind, key, name, definition] of terms)
      await saveTerm(work, { kind, key, name, definition, disciplines: both });
  });
}
