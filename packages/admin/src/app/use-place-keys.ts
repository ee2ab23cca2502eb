import { useNavigate } from '@tanstack/react-router';
import { useShortcuts } from '../ui/shortcuts.tsx';
import { placesFor } from './places.ts';
import { useSession } from './session.tsx';

/** G and a letter goes to a screen, from anywhere. */
export function usePlaceKeys(): void {
  const navigate = useNavigate();
  const { may } = useSession();
  useShortcuts(
    placesFor(may)
      .flat()
      .map(({ to, label, key }) => ({
        keys: `g ${key}`,
        label,
        group: 'Go to',
        run: () => void navigate({ to }),
      })),
  );
}
