import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { RouterProvider } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { Provider } from 'urql';
import { Announcer } from '../ui/announcer.tsx';
import { Shortcuts } from '../ui/shortcuts.tsx';
import { theme } from '../ui/theme.ts';
import { createClient } from './client.ts';
import { Notices } from './notices.tsx';
import { router } from './router.tsx';
import { SignedOutContext } from './signed-out.tsx';
import { Undo } from './use-undo.tsx';

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
            <Shortcuts>
              <Undo>
                <RouterProvider router={router} />
              </Undo>
            </Shortcuts>
          </Announcer>
          <Notices />
        </SignedOutContext>
      </Provider>
    </MantineProvider>
  );
}
