import { Button, NumberInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { messageOf } from '../app/client.ts';
import { useSession } from '../app/session.tsx';
import { ShareMenu } from '../app/share-menu.tsx';
import { allFaults, useAction } from '../app/use-action.ts';
import { useLiveQuery } from '../app/use-live-query.ts';
import { useUndo } from '../app/use-undo.tsx';
import { graphql } from '../gql/gql.ts';
import type { ThresholdsQuery } from '../gql/graphql.ts';
import table from '../ui/data-table.module.css';
import { formatNumber } from '../ui/format.ts';
import { Page } from '../ui/page.tsx';
import { ErrorState, LoadingRows } from '../ui/states.tsx';
import classes from './settings.module.css';
import { SettingsTabs } from './settings-tabs.tsx';

const ThresholdsDocument = graphql(`
  query Thresholds {
    settings {
      key
      value
      default
      least
      most
      description
    }
  }
`);

const SaveThresholdDocument = graphql(`
  mutation SaveThreshold($input: SettingInput!) {
    settingSave(input: $input) {
      revision
      userErrors {
        field
        message
        code
      }
    }
  }
`);

/** The numbers that the rules compare with. */
export function ThresholdsPage() {
  const { data, loading, error, reload } = useLiveQuery(ThresholdsDocument, {});
  return (
    <Page
      title="Thresholds"
      actions={
        <ShareMenu
          document={ThresholdsDocument}
          fileName="thresholds"
          rows={
            data &&
            (() => [
              ['Key', 'Value', 'Default', 'Description'],
              ...data.settings.map((setting) => [setting.key, setting.value, setting.default, setting.description]),
            ])
          }
        />
      }
      toolbar={<SettingsTabs />}
      bleed
    >
      {loading && <LoadingRows label="Loading the thresholds" />}
      {!data && error && <ErrorState message={messageOf(error)} onRetry={() => void reload()} />}
      {data && (
        <div className={table.scroller}>
          <table className={table.table} aria-label="Thresholds">
            <thead>
              <tr>
                <th scope="col">What it does</th>
                <th scope="col">In force</th>
                <th scope="col" className={`${table.wide} ${table.end}`}>
                  Default
                </th>
              </tr>
            </thead>
            <tbody>
              {data.settings.map((setting) => (
                <ThresholdLine key={setting.key} setting={setting} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Page>
  );
}

function ThresholdLine({ setting }: { setting: ThresholdsQuery['settings'][number] }) {
  const { may } = useSession();
  const { run, busy } = useAction(SaveThresholdDocument);
  const undo = useUndo();
  const { key, description, least, most } = setting;
  const value = Number(setting.value);
  const standard = Number(setting.default);
  const save = async (next: number | null) => {
    const outcome = await run({ input: { key, value: next } });
    if (!outcome.ok) {
      notifications.show({ color: 'red', message: allFaults(outcome.faults) });
      return;
    }
    undo(
      `${key} is ${formatNumber(next ?? standard)}`,
      async () => (await run({ input: { key, value: value === standard ? null : value } })).ok,
    );
  };
  return (
    <tr>
      <td className={classes.name}>
        <div>{description}</div>
        <code className={classes.quiet}>{key}</code>
      </td>
      <td className={classes.number}>
        {may('MANAGE_ACCESS') ? (
          <NumberInput
            // A value that came from elsewhere takes the place of what stood here.
            key={value}
            size="xs"
            aria-label={`${key}: ${description}`}
            defaultValue={value}
            min={least}
            max={most}
            step={most <= 2 ? 0.05 : 1}
            disabled={busy}
            onBlur={(event) => {
              const written = event.currentTarget.value;
              if (written !== '' && Number(written) !== value) void save(Number(written));
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.currentTarget.blur();
            }}
          />
        ) : (
          <span className="numeric">{formatNumber(value)}</span>
        )}
      </td>
      <td className={`${table.wide} ${table.end}`}>
        {value === standard || !may('MANAGE_ACCESS') ? (
          <span className={table.muted}>{formatNumber(standard)}</span>
        ) : (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={`Back to the default of ${key}`}
            onClick={() => void save(null)}
          >
            Back to {formatNumber(standard)}
          </Button>
        )}
      </td>
    </tr>
  );
}
