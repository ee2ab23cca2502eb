import { Button, MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconPlus, IconVocabulary } from '@tabler/icons-react';
import { useState } from 'react';
import { messageOf } from '../app/client.ts';
import { placeFaults } from '../app/place-faults.ts';
import { useSession } from '../app/session.tsx';
import { ShareMenu } from '../app/share-menu.tsx';
import { useAction } from '../app/use-action.ts';
import { useLiveQuery } from '../app/use-live-query.ts';
import { disciplineWords } from '../decisions/decision-words.ts';
import { slugOf } from '../feedback/slug.ts';
import { graphql } from '../gql/gql.ts';
import type { Discipline, TermKind, TermsQuery } from '../gql/graphql.ts';
import { choicesOf } from '../ui/choices.ts';
import table from '../ui/data-table.module.css';
import { FormModal } from '../ui/form-modal.tsx';
import { Page } from '../ui/page.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../ui/states.tsx';
import classes from './settings.module.css';
import { SettingsTabs } from './settings-tabs.tsx';

const TermsDocument = graphql(`
  query Terms {
    terms {
      id
      key
      name
      kind
      disciplines
      definition
      source
    }
  }
`);

const SaveTermDocument = graphql(`
  mutation SaveTerm($input: TermInput!) {
    termSave(input: $input) {
      revision
      userErrors {
        field
        message
        code
      }
    }
  }
`);

type Term = TermsQuery['terms'][number];
const termKindWords: Record<TermKind, string> = {
  RISK: 'Risk',
  TRADE_OFF: 'Trade-off',
  MOTIVATOR: 'Motivator',
  MEASURE: 'Measure',
  OTHER: 'Other',
};
const whose = (disciplines: Discipline[]) => disciplines.map((each) => disciplineWords[each]).join(' and ');

/** The words that product and engineering agreed on: what risks, concerns and trade-offs refer to. */
export function VocabularyPage() {
  const { may } = useSession();
  const { data, loading, error, reload } = useLiveQuery(TermsDocument, {});
  const [edited, setEdited] = useState<Term | 'new' | null>(null);
  const terms = data?.terms ?? [];
  return (
    <Page
      title="Vocabulary"
      aside={data && <span className="numeric">{terms.length}</span>}
      actions={
        <>
          <ShareMenu
            document={TermsDocument}
            fileName="vocabulary"
            rows={() => [
              ['Key', 'Name', 'Kind', 'Whose', 'Definition', 'Source'],
              ...terms.map((term) => [
                term.key,
                term.name,
                termKindWords[term.kind],
                whose(term.disciplines),
                term.definition,
                term.source,
              ]),
            ]}
          />
          {may('PLAN') && (
            <Button leftSection={<IconPlus size={15} />} onClick={() => setEdited('new')}>
              New term
            </Button>
          )}
        </>
      }
      toolbar={<SettingsTabs />}
      bleed
    >
      {loading && <LoadingRows label="Loading the vocabulary" />}
      {!data && error && <ErrorState message={messageOf(error)} onRetry={() => void reload()} />}
      {data && terms.length === 0 && (
        <EmptyState icon={<IconVocabulary size={24} />} title="No shared words yet">
          Name the risks, trade-offs and motivators that you speak of, so that both sides mean the same.
        </EmptyState>
      )}
      {terms.length > 0 && (
        <div className={table.scroller}>
          <table className={table.table} aria-label="Vocabulary">
            <thead>
              <tr>
                <th scope="col">Term</th>
                <th scope="col" className={table.wide}>
                  Kind
                </th>
                <th scope="col" className={table.wide}>
                  Whose word
                </th>
                {may('PLAN') && (
                  <th scope="col">
                    <span className="visually-hidden">Actions</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {terms.map((term) => (
                <tr key={term.id}>
                  <td className={classes.name}>
                    <div className={classes.strong}>
                      <bdi>{term.name}</bdi>
                    </div>
                    <div className={classes.quiet}>
                      <bdi>{term.definition}</bdi>
                    </div>
                  </td>
                  <td className={table.wide}>{termKindWords[term.kind]}</td>
                  <td className={table.wide}>{whose(term.disciplines)}</td>
                  {may('PLAN') && (
                    <td className={table.end}>
                      <Button
                        size="compact-xs"
                        variant="subtle"
                        aria-label={`Edit ${term.name}`}
                        onClick={() => setEdited(term)}
                      >
                        Edit
                      </Button>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {edited && <TermForm term={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
    </Page>
  );
}

function TermForm({ term, onClose }: { term: Term | null; onClose: () => void }) {
  const { run, busy } = useAction(SaveTermDocument);
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm({
    initialValues: {
      name: term?.name ?? '',
      kind: term?.kind ?? ('RISK' as TermKind),
      disciplines: term?.disciplines ?? (['PRODUCT', 'ENGINEERING'] as Discipline[]),
      definition: term?.definition ?? '',
      source: term?.source ?? '',
    },
    validate: {
      name: (name) => (name.trim() ? null : 'Write the word.'),
      definition: (text) => (text.trim() ? null : 'Say what is meant by it.'),
    },
  });
  const save = async ({ source, ...values }: typeof form.values) => {
    const key = term?.key ?? slugOf(values.name);
    const outcome = await run({ input: { key, ...values, source: source.trim() || undefined } });
    if (outcome.ok) return onClose();
    setProblem(placeFaults(outcome.faults, form, { key: 'name' }));
  };
  return (
    <FormModal
      title={term ? `Edit ${term.name}` : 'New term'}
      save="Save"
      busy={busy}
      problem={problem}
      onClose={onClose}
      onSubmit={form.onSubmit((values) => void save(values))}
    >
      <TextInput label="Word" data-autofocus {...form.getInputProps('name')} />
      <Select label="Kind" allowDeselect={false} data={choicesOf(termKindWords)} {...form.getInputProps('kind')} />
      <MultiSelect label="Whose word" data={choicesOf(disciplineWords)} {...form.getInputProps('disciplines')} />
      <Textarea label="What is meant by it" autosize minRows={2} {...form.getInputProps('definition')} />
      <TextInput label="Where more is said" type="url" placeholder="https://" {...form.getInputProps('source')} />
    </FormModal>
  );
}
