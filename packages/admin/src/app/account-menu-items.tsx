import { Menu, useMantineColorScheme } from '@mantine/core';
import { IconCheck, IconDeviceDesktop, IconLogin, IconLogout, IconMoon, IconSun } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { forgetDrafts } from '../ui/use-draft.ts';
import { postJson } from './http.ts';

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

/** The colour scheme, and the way in or out. */
export function AccountMenuItems({ signedIn }: { signedIn: boolean }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  return (
    <>
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
      <Menu.Divider />
      {signedIn ? (
        <Menu.Item leftSection={<IconLogout size={15} aria-hidden />} onClick={() => void signOut()}>
          Sign out
        </Menu.Item>
      ) : (
        <Menu.Item component={Link} to="/sign-in" leftSection={<IconLogin size={15} aria-hidden />}>
          Sign in
        </Menu.Item>
      )}
    </>
  );
}
