import { ActionIcon, Alert, Select, Textarea } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import { allFaults, useAction } from '../app/use-action.ts';
import { AgreementLabel, SignOffs } from '../decisions/sign-offs.tsx';
import type { ItemTalkQuery, Level, RiskResponse } from '../gql/graphql.ts';
import { choicesOf } from '../ui/choices.ts';
import classes from './item-panel.module.css';
import { PartFormEnd, PartSection } from './part-section.tsx';
import { RemovePart } from './remove-part.tsx';
import { DeleteRiskDocument, SaveRiskDocument } from './talk-query.ts';
import { levelWords, riskResponseWords } from './words.ts';

type Risk = NonNullable<ItemTalkQuery['roadmapItem']>['risks'][number];

interface RisksSectionProps {
  itemId: string;
  risks: Risk[];
  terms: ItemTalkQuery['terms'];
  readOnly: boolean;
}

/** What may go wrong, how it is answered, and who agreed to that. */
export function RisksSection({ itemId, risks, terms, readOnly }: RisksSectionProps) {
  const [edited, setEdited] = useState<string | null>(null);
  return (
    <PartSection title="Risks" onAdd={!readOnly && edited !== 'new' ? () => setEdited('new') : null}>
      {risks.length === 0 && edited === null && <p className={classes.none}>None is named yet.</p>}
      <ul className={classes.rows}>
        {risks.map((risk) => (
          <li key={risk.id}>
            <div className={classes.main}>
              <div className={classes.strong}>
                <bdi>{risk.statement}</bdi>
              </div>
              {risk.mitigation && (
                <div>
                  <bdi>{risk.mitigation}</bdi>
                </div>
              )}
              <div className={classes.note}>
                {risk.term.name} · {levelWords[risk.likelihood].toLowerCase()} likelihood ·{' '}
                {levelWords[risk.impact].toLowerCase()} impact · {riskResponseWords[risk.response].toLowerCase()}
                {!risk.open && ' · closed'}
              </div>
              <AgreementLabel subject={risk} />
              {edited === risk.id && (
                <>
                  <SignOffs subject={risk} />
                  <RiskForm itemId={itemId} risk={risk} terms={terms} onClose={() => setEdited(null)} />
                </>
              )}
            </div>
            {!readOnly && edited !== risk.id && (
              <>
                <ActionIcon aria-label={`Edit the risk ${risk.statement}`} onClick={() => setEdited(risk.id)}>
                  <IconPencil size={14} />
                </ActionIcon>
                <RemovePart document={DeleteRiskDocument} id={risk.id} name={risk.statement} />
              </>
            )}
          </li>
        ))}
      </ul>
      {edited === 'new' && <RiskForm itemId={itemId} terms={terms} onClose={() => setEdited(null)} />}
    </PartSection>
  );
}

interface RiskFormProps {
  itemId: string;
  risk?: Risk;
  terms: RisksSectionProps['terms'];
  onClose: () => void;
}

function RiskForm({ itemId, risk, terms, onClose }: RiskFormProps) {
  const { run, busy } = useAction(SaveRiskDocument);
  const [termKey, setTerm] = useState<string | null>(risk?.term.key ?? null);
  const [statement, setStatement] = useState(risk?.statement ?? '');
  const [likelihood, setLikelihood] = useState<Level>(risk?.likelihood ?? 'MEDIUM');
  const [impact, setImpact] = useState<Level>(risk?.impact ?? 'MEDIUM');
  const [response, setResponse] = useState<RiskResponse>(risk?.response ?? 'UNDECIDED');
  const [mitigation, setMitigation] = useState(risk?.mitigation ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const words = terms.filter(({ kind }) => kind === 'RISK');
  const save = async () => {
    if (!termKey) return setProblem('Choose the word for the risk.');
    const input = { id: risk?.id, itemId, termKey, statement, likelihood, impact, response };
    const outcome = await run({ input: { ...input, mitigation: mitigation.trim() || null } });
    if (outcome.ok) onClose();
    else setProblem(allFaults(outcome.faults));
  };
  return (
    <div className={classes.form}>
      {problem && <Alert color="red">{problem}</Alert>}
      <Select
        size="xs"
        label="Kind of risk"
        searchable
        placeholder={words.length === 0 ? 'The vocabulary names no risk yet' : 'Choose a word'}
        data={words.map(({ key, name }) => ({ value: key, label: name }))}
        value={termKey}
        onChange={setTerm}
      />
      <Textarea
        size="xs"
        label="What may go wrong"
        autosize
        minRows={2}
        value={statement}
        onChange={(event) => setStatement(event.currentTarget.value)}
      />
      <div className={classes.pair}>
        <Select
          size="xs"
          label="Likelihood"
          allowDeselect={false}
          data={choicesOf(levelWords)}
          value={likelihood}
          onChange={(level) => level && setLikelihood(level as Level)}
        />
        <Select
          size="xs"
          label="Impact"
          allowDeselect={false}
          data={choicesOf(levelWords)}
          value={impact}
          onChange={(level) => level && setImpact(level as Level)}
        />
      </div>
      <Select
        size="xs"
        label="Response"
        allowDeselect={false}
        data={choicesOf(riskResponseWords)}
        value={response}
        onChange={(chosen) => chosen && setResponse(chosen as RiskResponse)}
      />
      <Textarea
        size="xs"
        label="What is done about it"
        autosize
        minRows={1}
        value={mitigation}
        onChange={(event) => setMitigation(event.currentTarget.value)}
      />
      <PartFormEnd save="Save risk" busy={busy} onCancel={onClose} onSave={() => void save()} />
    </div>
  );
}
