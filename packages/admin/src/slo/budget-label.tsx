import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconEye, IconHelpCircle } from '@tabler/icons-react';
import type { BudgetState } from '../gql/graphql.ts';
import { type Tone, ToneLabel } from '../ui/tone.tsx';

export const budgetLooks: Record<BudgetState, { tone: Tone; word: string; Icon: typeof IconEye }> = {
  HEALTHY: { tone: 'good', word: 'Healthy', Icon: IconCircleCheck },
  WATCH: { tone: 'progress', word: 'Watch', Icon: IconEye },
  AT_RISK: { tone: 'bad', word: 'At risk', Icon: IconAlertTriangle },
  EXHAUSTED: { tone: 'bad', word: 'Exhausted', Icon: IconCircleX },
  NO_DATA: { tone: 'neutral', word: 'No data', Icon: IconHelpCircle },
};

/** The state of an error budget: shape, word and colour. */
export function BudgetLabel({ state }: { state: BudgetState }) {
  const { tone, word, Icon } = budgetLooks[state];
  return (
    <ToneLabel tone={tone} icon={<Icon size={15} stroke={2} />}>
      {word}
    </ToneLabel>
  );
}
