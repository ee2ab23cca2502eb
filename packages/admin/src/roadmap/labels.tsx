import {
  IconAlertTriangle,
  IconBan,
  IconCircle,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleHalf2,
  IconCircleMinus,
  IconCircleX,
  IconPlayerPause,
  IconRocket,
  IconSearch,
  IconSparkles,
  IconTool,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { EvidenceLevel, Health, HealthFreshness, ItemKind, ItemStatus } from '../gql/graphql.ts';
import { type Tone, ToneLabel } from '../ui/tone.tsx';
import classes from './labels.module.css';
import { evidenceWords, healthWords, keysOf, kindWords, statusWords } from './words.ts';

const looks: Record<ItemStatus, [Tone, typeof IconCircle]> = {
  PROPOSED: ['neutral', IconCircleDashed],
  DISCOVERY: ['special', IconSearch],
  COMMITTED: ['info', IconCircle],
  IN_PROGRESS: ['progress', IconCircleHalf2],
  RELEASED: ['accent', IconRocket],
  DONE: ['good', IconCircleCheckFilled],
  PAUSED: ['neutral', IconPlayerPause],
  DECLINED: ['bad', IconCircleX],
  STOPPED: ['bad', IconBan],
};

/** The icon of a status alone, for lists where the word stands beside it. */
export function StatusIcon({ status, size = 15 }: { status: ItemStatus; size?: number }): ReactNode {
  const [tone, Icon] = looks[status];
  return <Icon size={size} stroke={2} style={{ color: `var(--tone-${tone})`, flex: 'none' }} aria-hidden />;
}

/** A status: shape, word and colour. */
export function StatusLabel({ status }: { status: ItemStatus }) {
  const [tone, Icon] = looks[status];
  return (
    <ToneLabel tone={tone} icon={<Icon size={15} stroke={2} />}>
      {statusWords[status]}
    </ToneLabel>
  );
}

/** A feature or a technical investment. */
export function KindLabel({ kind, short = false }: { kind: ItemKind; short?: boolean }) {
  const Icon = kind === 'FEATURE' ? IconSparkles : IconTool;
  const word = short && kind === 'TECHNICAL_INVESTMENT' ? 'Technical' : kindWords[kind];
  return (
    <ToneLabel tone="neutral" icon={<Icon size={14} stroke={1.8} />} muted>
      {word}
    </ToneLabel>
  );
}

const healthLooks: Record<Health, [Tone, typeof IconCircle]> = {
  ON_TRACK: ['good', IconCircleCheckFilled],
  AT_RISK: ['progress', IconAlertTriangle],
  OFF_TRACK: ['bad', IconCircleMinus],
};

/** How an item fares as last said, and whether that is old. */
export function HealthLabel({ health, freshness }: { health: Health | null; freshness: HealthFreshness }) {
  if (!health) return <span className={classes.count}>No update</span>;
  const [tone, Icon] = healthLooks[health];
  return (
    <ToneLabel tone={tone} icon={<Icon size={15} stroke={2} />}>
      {healthWords[health]}
      {freshness === 'OUTDATED' && <span className={classes.count}> · old</span>}
    </ToneLabel>
  );
}

type EvidenceInShort = { level: EvidenceLevel; stale: boolean; stats: { customerCount: number } };

/** How much speaks for an item: three bars, a word, and how many customers. */
export function EvidenceLabel({ evidence }: { evidence: EvidenceInShort }) {
  const { level, stale, stats } = evidence;
  const strength = keysOf(evidenceWords).indexOf(level);
  return (
    <span className={classes.evidence}>
      <span className={classes.bars} aria-hidden>
        {[1, 2, 3].map((bar) => (
          <span key={bar} className={classes.bar} data-on={bar <= strength || undefined} />
        ))}
      </span>
      <span>
        {evidenceWords[level]}
        {level !== 'NONE' && <span className={classes.count}> · {stats.customerCount}</span>}
        {stale && level !== 'NONE' && <span className={classes.count}> · old</span>}
      </span>
    </span>
  );
}
