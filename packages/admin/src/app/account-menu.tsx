import { Button, Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { IconCheck, IconDeviceDesktop, IconLogout, IconMoon, IconSelector, IconSun } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ViewerQuery } from '../gql/graphql.ts';
import { forgetDrafts } from '../ui/use-draft.ts';
import classes from './account-menu.module.css';
import { postJson } from './http.ts';

const roles = { VIEWER: 'Viewer', CONTRIBUTOR: 'Contributor', LEAD: 'Lead', ADMIN: 'Admin' };
const schemes = [
  { value: 'auto', label: 'As the system', Icon: IconDeviceDesktop },
  { value: 'light', label: 'Light', Icon: IconSun },
  { value: 'dark', label: 'Dark', Icon: IconMoon },
] as const;

async function signOut() {
  const answer = await postJson<{ next: string } | null>('/auth/sign-out', {});
  forgetDrafts();
  // A fresh page, so that nothing that was read stays in memory. The provider's own, where that is to forget too.
  window.location.assign((answer.ok && answer.data?.next) || '/sign-in');
}

/** Who is signed in, the colour scheme, and the way out. */
export function AccountMenu({ viewer }: { viewer: ViewerQuery['viewer'] }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const { person, role } = viewer;
  return (
    <Menu position="top-start" width={200}>
      <Menu.Target>
        <UnstyledButton className={classes.account}>
          <span className={classes.initial} aria-hidden>
            {(person?.name ?? 'R').slice(0, 1).toUpperCase()}
          </span>
          <span className={classes.names}>
            <span className={classes.name}>{person?.name ?? 'Not signed in'}</span>
            <span className={classes.role}>{roles[role]}</span>
          </span>
          <span className="visually-hidden">Account and appearance</span>
          <IconSelector size={14} aria-hidden />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Appearance</Menu.Label>
        {schemes.map(({ value, label, Icon }) => (
          <Menu.Item
            key={value}
            role="menuitemradio"
            aria-checked={colorScheme === value}
            leftSection={<Icon size={15} aria-hidden />}
            rightSection={colorScheme === value && <IconCheck size={14} aria-hidden />}
            onClick={() => setColorScheme(value)}
          >
            {label}
          </Menu.Item>
        ))}
        {person && (
          <>
            <Menu.Divider />
            <Menu.Item leftSection={<IconLogout size={15} aria-hidden />} onClick={() => void signOut()}>
              Sign out
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
      {!person && (
        <Button component={Link} to="/sign-in" variant="default" fullWidth mt="xs">
          Sign in
        </Button>
      )}
    </Menu>
  );
}
