import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { messageOf } from '../app/client.ts';
import { useSession } from '../app/session.tsx';
import { ShareMenu } from '../app/share-menu.tsx';
import { usePages } from '../app/use-pages.ts';
import type { PersonPartsFragment } from '../gql/graphql.ts';
import table from '../ui/data-table.module.css';
import { formatCount } from '../ui/format.ts';
import { Page } from '../ui/page.tsx';
import { ErrorState, LoadingRows } from '../ui/states.tsx';
import { PeopleDocument } from './people-query.ts';
import { PeopleTable } from './people-table.tsx';
import { SettingsTabs } from './settings-tabs.tsx';
import { TeamsTable } from './teams-table.tsx';

const PersonForm = lazy(() => import('./person-form.tsx').then(({ PersonForm: Form }) => ({ default: Form })));
const OneTimeLink = lazy(() => import('./one-time-link.tsx').then(({ OneTimeLink: Dialog }) => ({ default: Dialog })));

/** Who works with Waymark, in which role, and the teams. */
export function PeoplePage() {
  const { may } = useSession();
  const pages = usePages(PeopleDocument, {}, (data) => data.people);
  const [edited, setEdited] = useState<PersonPartsFragment | 'new' | null>(null);
  const [invited, setInvited] = useState<{ id: string; name: string } | null>(null);
  return (
    <Page
      title="People and teams"
      aside={!pages.loading && <span className="numeric">{formatCount(pages.totalCount)}</span>}
      actions={
        <>
          <ShareMenu
            document={PeopleDocument}
            fileName="people"
            rows={() => [
              ['Name', 'E-mail', 'Discipline', 'Role', 'Active', 'Teams'],
              ...pages.nodes.map(({ name, email, discipline, role, active, teams }) => [
                name,
                email,
                discipline,
                role,
                active ? 'yes' : 'no',
                teams.map((team) => team.name).join('; '),
              ]),
            ]}
          />
          {may('MANAGE_PEOPLE') && (
            <Button leftSection={<IconPlus size={15} />} onClick={() => setEdited('new')}>
              Add a person
            </Button>
          )}
        </>
      }
      toolbar={<SettingsTabs />}
      bleed
    >
      <div className={table.scroller}>
        {pages.loading && <LoadingRows label="Loading the people" />}
        {pages.error && pages.nodes.length === 0 && (
          <ErrorState message={messageOf(pages.error)} onRetry={() => void pages.reload()} />
        )}
        {pages.nodes.length > 0 && <PeopleTable people={pages.nodes} onEdit={setEdited} onInvite={setInvited} />}
        {pages.complete && <TeamsTable people={pages.nodes} />}
      </div>
      <Suspense>
        {edited && (
          <PersonForm
            person={edited === 'new' ? null : edited}
            people={pages.nodes}
            onClose={() => setEdited(null)}
            onMade={setInvited}
          />
        )}
        {invited && <OneTimeLink person={invited} onClose={() => setInvited(null)} />}
      </Suspense>
    </Page>
  );
}
