import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconKey, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { messageOf } from '../app/client.ts';
import { Guarded } from '../app/guarded.tsx';
import { useSession } from '../app/session.tsx';
import { ShareMenu } from '../app/share-menu.tsx';
import { allFaults, useAction } from '../app/use-action.ts';
import { useLiveQuery } from '../app/use-live-query.ts';
import { graphql } from '../gql/gql.ts';
import type { ApiTokenPartsFragment } from '../gql/graphql.ts';
import { Confirm } from '../ui/confirm.tsx';
import table from '../ui/data-table.module.css';
import { formatAgo, formatDate } from '../ui/format.ts';
import { Page } from '../ui/page.tsx';
import { EmptyState, ErrorState, LoadingRows } from '../ui/states.tsx';
import { Chip } from '../ui/tone.tsx';
import { CreateToken } from './create-token.tsx';
import { scopeWords } from './scopes.ts';
import { SettingsTabs } from './settings-tabs.tsx';
import classes from './tokens-page.module.css';

export const ApiTokenParts = graphql(`
  fragment ApiTokenParts on ApiToken {
    id
    name
    prefix
    scopes
    createdAt
    lastUsedAt
    expiresAt
    revokedAt
  }
`);

const TokensDocument = graphql(`
  query ApiTokens {
    apiTokens {
      ...ApiTokenParts
    }
  }
`);

const RevokeDocument = graphql(`
  mutation RevokeApiToken($input: DeleteInput!) {
    apiTokenRevoke(input: $input) {
      apiToken {
        id
        revokedAt
      }
      userErrors {
        field
        message
        code
      }
    }
  }
`);

/** The keys of dashboards and scripts. */
export function TokensPage() {
  const { may } = useSession();
  const [creating, setCreating] = useState(false);
  return (
    <Page
      title="API tokens"
      actions={
        <>
          <ShareMenu document={TokensDocument} />
          {may('MANAGE_ACCESS') && (
            <Button leftSection={<IconPlus size={15} />} onClick={() => setCreating(true)}>
              New token
            </Button>
          )}
        </>
      }
      toolbar={<SettingsTabs />}
      bleed
    >
      <Guarded permission="MANAGE_ACCESS">
        <Tokens />
        {creating && <CreateToken onClose={() => setCreating(false)} />}
      </Guarded>
    </Page>
  );
}

function Tokens() {
  const { data, loading, error, reload } = useLiveQuery(TokensDocument, {});
  if (loading) return <LoadingRows label="Loading the tokens" />;
  if (!data && error) return <ErrorState message={messageOf(error)} onRetry={() => void reload()} />;
  if (!data || data.apiTokens.length === 0) {
    return (
      <EmptyState icon={<IconKey size={24} />} title="No tokens yet">
        Dashboards and scripts read and write with a token of their own. Give each the least that it needs, and a day on
        which it ends.
      </EmptyState>
    );
  }
  return (
    <div className={table.scroller}>
      <table className={table.table} aria-label="API tokens">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col" className={table.wide}>
              Scopes
            </th>
            <th scope="col" className={table.wide}>
              Created
            </th>
            <th scope="col">Last used</th>
            <th scope="col">Ends</th>
            <th scope="col">
              <span className="visually-hidden">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {data.apiTokens.map((token) => (
            <TokenLine key={token.id} token={token} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TokenLine({ token }: { token: ApiTokenPartsFragment }) {
  const { run, busy } = useAction(RevokeDocument);
  const revoke = async () => {
    const outcome = await run({ input: { id: token.id } });
    if (outcome.ok) notifications.show({ message: `${token.name} was revoked` });
    else notifications.show({ color: 'red', message: allFaults(outcome.faults) });
  };
  return (
    <tr>
      <td className={classes.name}>
        <div className={classes.strong}>{token.name}</div>
        <code className={classes.prefix}>{token.prefix}…</code>
      </td>
      <td className={`${table.wide} ${classes.scopes}`}>
        {token.scopes.map((scope) => (
          <Chip key={scope}>{scopeWords[scope].label}</Chip>
        ))}
      </td>
      <td className={table.wide}>{formatDate(token.createdAt)}</td>
      <td>{token.lastUsedAt ? formatAgo(token.lastUsedAt) : <span className={table.muted}>never</span>}</td>
      <td>
        {token.revokedAt
          ? `revoked ${formatDate(token.revokedAt)}`
          : token.expiresAt
            ? formatDate(token.expiresAt)
            : 'never'}
      </td>
      <td className={table.end}>
        {!token.revokedAt && (
          <Confirm
            question={`Revoke “${token.name}”? Whatever uses it stops working at once.`}
            confirmLabel="Revoke"
            onConfirm={() => void revoke()}
            target={(open) => (
              <Button size="compact-xs" variant="subtle" color="red" loading={busy} onClick={open}>
                Revoke
              </Button>
            )}
          />
        )}
      </td>
    </tr>
  );
}
