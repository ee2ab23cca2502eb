import { IconAlertOctagonFilled, IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { Severity } from '../gql/graphql.ts';
import { type Tone, ToneLabel } from '../ui/tone.tsx';
import { severityWords } from './finding-words.ts';

const looks: Record<Severity, [Tone, typeof IconInfoCircle]> = {
  CRITICAL: ['bad', IconAlertOctagonFilled],
  WARNING: ['progress', IconAlertTriangle],
  INFO: ['info', IconInfoCircle],
};

/** How bad it is: shape, word and colour. */
export function SeverityLabel({ severity }: { severity: Severity }) {
  const [tone, Icon] = looks[severity];
  return (
    <ToneLabel tone={tone} icon={<Icon size={15} />}>
      {severityWords[severity]}
    </ToneLabel>
  );
}
