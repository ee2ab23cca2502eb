import { Accordion, MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { placeFaults } from '../app/place-faults.ts';
import { useAction } from '../app/use-action.ts';
import { useLiveQuery } from '../app/use-live-query.ts';
import { ruleWords } from '../findings/finding-words.ts';
import { graphql } from '../gql/gql.ts';
import type { FindingRule } from '../gql/graphql.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { FormModal } from '../ui/form-modal.tsx';
import { AboutFields } from './about-fields.tsx';
import { type DecisionPrefill, draftOf, inputOf } from './decision-draft.ts';
import { OptionFields, TriggerFields } from './decision-lists.tsx';
import { RecordDecisionDocument } from './decision-query.ts';
import { criterionWords, decisionKinds, decisionKindWords, waivable } from './decision-words.ts';
import { Precedents } from './precedents.tsx';

const TradeOffsDocument = graphql(`
  query TradeOffTerms {
    terms(kind: [TRADE_OFF]) {
      id
      key
      name
    }
  }
`);

interface RecordDecisionProps {
  prefill?: DecisionPrefill;
  onClose: () => void;
  /** What follows once it is recorded; else its page opens. */
  onRecorded?: (decision: { id: string; identifier: string }) => void;
}

/** The one dialog in which decisions are recorded; it shows what was decided before while the question is written. */
export function RecordDecision({ prefill = {}, onClose, onRecorded }: RecordDecisionProps) {
  const { run, busy } = useAction(RecordDecisionDocument);
  const { data } = useLiveQuery(TradeOffsDocument, {});
  const announce = useAnnounce();
  const navigate = useNavigate();
  const [problem, setProblem] = useState<string | null>(null);
  const form = useForm({
    initialValues: draftOf(prefill),
    validate: {
      question: (text) => (text.trim() ? null : 'Write what was asked.'),
      outcome: (text) => (text.trim() ? null : 'Write what was decided.'),
      rationale: (text) => (text.trim() ? null : 'Write why this and not another.'),
    },
  });

  const record = async (draft: typeof form.values) => {
    const outcome = await run({ input: inputOf(draft, prefill) });
    if (!outcome.ok) {
      return setProblem(
        placeFaults(outcome.faults, form, { itemIds: 'items', sloIds: 'slos', themeIds: 'themes', revisitWhen: '' }),
      );
    }
    const { decision } = outcome.payload;
    if (!decision) return onClose();
    announce(`${decision.identifier} is recorded.`);
    if (onRecorded) return onRecorded(decision);
    onClose();
    void navigate({ to: '/decisions/$identifier', params: { identifier: decision.identifier } });
  };

  return (
    <FormModal
      title={prefill.supersedes ? `A decision in place of ${prefill.supersedes.identifier}` : 'Record a decision'}
      save="Record"
      size="lg"
      busy={busy}
      problem={problem}
      onClose={onClose}
      onSubmit={form.onSubmit((draft) => void record(draft))}
    >
      <Select
        label="Kind"
        data={decisionKinds.map((value) => ({ value, label: decisionKindWords[value] }))}
        allowDeselect={false}
        {...form.getInputProps('kind')}
      />
      <TextInput label="Question" withAsterisk data-autofocus {...form.getInputProps('question')} />
      <Precedents text={form.values.question} />
      <Textarea label="Answer" withAsterisk autosize minRows={1} maxRows={6} {...form.getInputProps('outcome')} />
      <Textarea
        label="Why"
        withAsterisk
        autosize
        minRows={2}
        maxRows={8}
        description="Whoever asks again reads this."
        {...form.getInputProps('rationale')}
      />
      <Textarea label="What was given up for it" autosize minRows={1} maxRows={6} {...form.getInputProps('gaveUp')} />
      {form.values.kind === 'WAIVER' && (
        <>
          <MultiSelect
            label="Checks that it sets aside"
            data={waivable.map((value) => ({ value, label: criterionWords[value] }))}
            {...form.getInputProps('waives')}
          />
          <MultiSelect
            label="Findings that it sets aside"
            description="For what the decision is about, once both sides have signed."
            searchable
            data={(Object.keys(ruleWords) as FindingRule[]).map((value) => ({ value, label: ruleWords[value].title }))}
            {...form.getInputProps('waivesFindings')}
          />
        </>
      )}
      <AboutFields form={form} prefill={prefill} />
      <Accordion multiple chevronPosition="left" variant="default">
        <Accordion.Item value="options">
          <Accordion.Control>
            Options{form.values.options.length > 0 && ` · ${form.values.options.length}`}
          </Accordion.Control>
          <Accordion.Panel>
            <OptionFields form={form} />
          </Accordion.Panel>
        </Accordion.Item>
        <Accordion.Item value="again">
          <Accordion.Control>When to look at it again</Accordion.Control>
          <Accordion.Panel>
            <TriggerFields form={form} />
          </Accordion.Panel>
        </Accordion.Item>
      </Accordion>
      {(data?.terms.length ?? 0) > 0 && (
        <MultiSelect
          label="Trade-offs"
          searchable
          data={(data?.terms ?? []).map(({ key, name }) => ({ value: key, label: name }))}
          {...form.getInputProps('tradeOffKeys')}
        />
      )}
    </FormModal>
  );
}
