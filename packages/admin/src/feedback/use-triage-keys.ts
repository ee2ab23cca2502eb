import { type Shortcut, useShortcuts } from '../ui/shortcuts.tsx';

interface TriageKeys {
  step: (steps: number) => void;
  pick: () => void;
  choose: () => void;
  markChosen: () => void;
  clear: () => void;
  takeSuggestion: (index: number) => void;
  /** Those who may only read go through the list, and no more. */
  mayTriage: boolean;
}

const group = 'Triage';

/** The keys of triage: through the list, themes, suggestions by their numbers, duplicates. */
export function useTriageKeys({ mayTriage, ...does }: TriageKeys): void {
  const read: Shortcut[] = [
    { keys: 'j', label: 'Next entry', group, run: () => does.step(1) },
    { keys: 'k', label: 'Previous entry', group, run: () => does.step(-1) },
  ];
  const triage: Shortcut[] = [
    { keys: 't', label: 'Pick a theme, with the selected words as its quote', group, run: does.pick },
    ...[1, 2, 3, 4, 5, 6].map((number) => ({
      keys: String(number),
      label: `Take suggestion ${number}`,
      group,
      run: () => does.takeSuggestion(number - 1),
    })),
    { keys: 'x', label: 'Choose the entry', group, run: does.choose },
    { keys: 'd', label: 'The chosen say the same as the open entry', group, run: does.markChosen },
    { keys: 'Escape', label: 'Choose none', group, run: does.clear },
  ];
  useShortcuts(mayTriage ? [...read, ...triage] : read);
}
