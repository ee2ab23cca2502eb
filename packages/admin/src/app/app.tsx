import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { RouterProvider } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { Provider } from 'urql';
import { Announcer } from '../ui/announcer.tsx';
import { theme } from '../ui/theme.ts';
import { createClient } from './client.ts';
import { router } from './router.tsx';
import { SignedOutContext } from './signed-out.tsx';

const colorSchemeManager = localStorageColorSchemeManager({ key: 'waymark-color-scheme' });

/** The whole client. The theme's variables come from a style sheet, because the CSP allows no style element. */
export function App() {
  const [signedOut, setSignedOut] = useState(false);
  const client = useMemo(() => createClient(() => setSignedOut(true)), []);
  const session = useMemo(() => ({ signedOut, signedIn: () => setSignedOut(false) }), [signedOut]);
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={colorSchemeManager}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <Provider value={client}>
        <SignedOutContext value={session}>
          <Announcer>
            <RouterProvider router={router} />
          </Announcer>
          <Notifications position="bottom-right" limit={3} />
        </SignedOutContext>
      </Provider>
    </MantineProvider>
  );
}
