import { IconAlertTriangle, IconCircleCheck, IconHelpCircle, IconWeight } from '@tabler/icons-react';
import type { LoadState } from '../gql/graphql.ts';
import { type Tone, ToneLabel } from '../ui/tone.tsx';

export const loadLooks: Record<LoadState, { tone: Tone; word: string; Icon: typeof IconWeight }> = {
  SUSTAINABLE: { tone: 'good', word: 'Sustainable', Icon: IconCircleCheck },
  STRETCHED: { tone: 'progress', word: 'Stretched', Icon: IconWeight },
  OVERCOMMITTED: { tone: 'bad', word: 'Overcommitted', Icon: IconAlertTriangle },
  UNKNOWN: { tone: 'neutral', word: 'Not known', Icon: IconHelpCircle },
};

/** What a load means: shape, word and colour. */
export function LoadLabel({ state }: { state: LoadState }) {
  const { tone, word, Icon } = loadLooks[state];
  return (
    <ToneLabel tone={tone} icon={<Icon size={15} />}>
      {word}
    </ToneLabel>
  );
}
