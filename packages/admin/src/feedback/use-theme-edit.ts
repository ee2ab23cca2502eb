import { useClient } from 'urql';
import { allFaults, useAction } from '../app/use-action.ts';
import { useUndo } from '../app/use-undo.tsx';
import { graphql } from '../gql/gql.ts';
import type { ThemeDetailFragment, ThemeInput } from '../gql/graphql.ts';
import type { Save } from '../ui/save-outcome.ts';
import { SaveThemeDocument } from './themes-query.ts';

const ThemeNowDocument = graphql(`
  query ThemeNow($id: ID!) {
    theme(id: $id) {
      id
      version
      summary
      problem
    }
  }
`);

type Change = Partial<Omit<ThemeInput, 'id' | 'version'>>;

/** Edits of one theme: a text asks before it replaces another's; everything else has an undo. */
export function useThemeEdit(theme: ThemeDetailFragment) {
  const client = useClient();
  const { run, busy } = useAction(SaveThemeDocument);
  const offerUndo = useUndo();
  const { id, slug, name } = theme;
  const save = (change: Change, version?: number) => run({ input: { id, slug, name, version, ...change } });

  const saving =
    (field: 'summary' | 'problem'): Save<string> =>
    async (value, options) => {
      const outcome = await save({ [field]: value || null }, options?.overTheirs ? undefined : theme.version);
      if (outcome.ok) return { kind: 'saved' };
      if (outcome.faults.some(({ code }) => code === 'STALE_VERSION')) {
        const { data } = await client.query(ThemeNowDocument, { id }, { requestPolicy: 'network-only' }).toPromise();
        return { kind: 'conflict', theirs: data?.theme?.[field] ?? '' };
      }
      return { kind: 'refused', message: allFaults(outcome.faults) };
    };

  /** Changes what has no text to lose, and offers to put back `before`. Gives why it was refused. */
  const change = async (next: Change, before: Change, message: string): Promise<string | null> => {
    const outcome = await save(next, theme.version);
    if (!outcome.ok) return outcome.faults.map((fault) => fault.message).join(' ');
    offerUndo(message, async () => {
      const undone = await save(before);
      return undone.ok || undone.faults.map((fault) => fault.message).join(' ');
    });
    return null;
  };

  return { saving, change, save, busy };
}
