import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { type ActionOutcome, allFaults } from './use-action.ts';

/** Says what became of an action that has no form to show its faults in; gives whether it was done. */
export function useTell(): <Payload>(outcome: ActionOutcome<Payload>, done: string) => boolean {
  return useCallback((outcome, done) => {
    if (outcome.ok) notifications.show({ message: done });
    else notifications.show({ color: 'red', message: allFaults(outcome.faults) });
    return outcome.ok;
  }, []);
}
