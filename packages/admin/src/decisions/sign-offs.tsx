import { Button, Group, Text } from '@mantine/core';
import { IconCircleCheckFilled, IconCircleDashed } from '@tabler/icons-react';
import { startTransition, useOptimistic } from 'react';
import { useSession } from '../app/session.tsx';
import { useAction } from '../app/use-action.ts';
import { useTell } from '../app/use-tell.ts';
import { graphql } from '../gql/gql.ts';
import type { AgreementPartsFragment, Discipline } from '../gql/graphql.ts';
import { formatAgo, formatInstant } from '../ui/format.ts';
import { ToneLabel } from '../ui/tone.tsx';
import { disciplineWords } from './decision-words.ts';
import classes from './sign-offs.module.css';

export const AgreementParts = graphql(`
  fragment AgreementParts on Agreement {
    id
    agreed
    signOffs {
      discipline
      signedAt
      note
      person {
        id
        name
      }
      for {
        id
        name
      }
    }
  }
`);

const SignOffDocument = graphql(`
  mutation SignOffSubject($input: SignOffInput!) {
    signOff(input: $input) {
      revision
      userErrors {
        field
        message
        code
      }
    }
  }
`);

const WithdrawDocument = graphql(`
  mutation WithdrawSignOff($input: SignOffInput!) {
    signOffWithdraw(input: $input) {
      revision
      userErrors {
        field
        message
        code
      }
    }
  }
`);

type SignOff = AgreementPartsFragment['signOffs'][number];

/** The sign-offs of both sides in one line: who is still missing. */
export function AgreementLabel({ subject }: { subject: Pick<AgreementPartsFragment, 'agreed' | 'signOffs'> }) {
  if (subject.agreed) {
    return (
      <ToneLabel tone="good" icon={<IconCircleCheckFilled size={15} />}>
        Agreed
      </ToneLabel>
    );
  }
  const signed = (discipline: Discipline) => subject.signOffs.some((each) => each.discipline === discipline);
  const missing = (['PRODUCT', 'ENGINEERING'] as const).filter((discipline) => !signed(discipline));
  const words =
    missing.length === 2
      ? 'Not agreed'
      : missing[0]
        ? `Waits for ${disciplineWords[missing[0]].toLowerCase()}`
        : 'Not agreed';
  return (
    <ToneLabel tone="neutral" icon={<IconCircleDashed size={15} />} muted>
      {words}
    </ToneLabel>
  );
}

/** Who has agreed for which side, and one's own signature: given at once, taken back as easily. */
export function SignOffs({ subject }: { subject: AgreementPartsFragment }) {
  const { viewer, may } = useSession();
  const sign = useAction(SignOffDocument);
  const withdraw = useAction(WithdrawDocument);
  const tell = useTell();
  const [signOffs, show] = useOptimistic(subject.signOffs, (_before, next: SignOff[]) => next);
  const me = viewer.person;
  const mine = me && signOffs.find(({ person }) => person.id === me.id);

  const act = (action: typeof sign | typeof withdraw, next: SignOff[], done: string) =>
    startTransition(async () => {
      show(next);
      const outcome = await action.run({ input: { subjectId: subject.id } });
      if (outcome.ok) await outcome.shown;
      tell(outcome, done);
    });

  return (
    <div className={classes.signOffs}>
      {(['PRODUCT', 'ENGINEERING'] as const).map((discipline) => {
        const given = signOffs.filter((each) => each.discipline === discipline);
        return (
          <div key={discipline} className={classes.side}>
            {given.length > 0 ? (
              <IconCircleCheckFilled size={16} className={classes.given} aria-hidden />
            ) : (
              <IconCircleDashed size={16} className={classes.missing} aria-hidden />
            )}
            <div className={classes.words}>
              <div className={classes.discipline}>{disciplineWords[discipline]}</div>
              {given.length === 0 && <div className={classes.missing}>Has not signed</div>}
              {given.map((each) => (
                <Signature key={each.person.id} signOff={each} />
              ))}
            </div>
          </div>
        );
      })}
      {me && may('AGREE') && (
        <Group gap="xs">
          {mine ? (
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              onClick={() =>
                act(
                  withdraw,
                  signOffs.filter(({ person }) => person.id !== me.id),
                  'Your sign-off is taken back.',
                )
              }
            >
              Take back my sign-off
            </Button>
          ) : (
            <Button
              size="xs"
              variant="light"
              onClick={() =>
                act(
                  sign,
                  [
                    ...signOffs,
                    {
                      person: me,
                      for: null,
                      discipline: me.discipline,
                      note: null,
                      signedAt: new Date().toISOString(),
                    },
                  ],
                  'You have signed off.',
                )
              }
            >
              Sign off for {disciplineWords[me.discipline].toLowerCase()}
            </Button>
          )}
        </Group>
      )}
    </div>
  );
}

function Signature({ signOff }: { signOff: SignOff }) {
  return (
    <div>
      <bdi>{signOff.person.name}</bdi>
      {signOff.for && (
        <>
          {' '}
          for <bdi>{signOff.for.name}</bdi>
        </>
      )}{' '}
      <time className={classes.missing} dateTime={signOff.signedAt} title={formatInstant(signOff.signedAt)}>
        {formatAgo(signOff.signedAt)}
      </time>
      {signOff.note && (
        <Text size="xs" c="dimmed">
          {signOff.note}
        </Text>
      )}
    </div>
  );
}
