import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { Outlet, useLocation, useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { useShortcuts } from '../ui/shortcuts.tsx';
import { ErrorState, LoadingRows } from '../ui/states.tsx';
import { isSignedOut, messageOf } from './client.ts';
import { ConnectionBanner } from './connection-banner.tsx';
import { LiveProvider } from './live.tsx';
import { Navigation } from './navigation.tsx';
import { SessionContext, sessionOf, useSession, ViewerDocument } from './session.tsx';
import classes from './shell.module.css';
import { useSignedOut } from './signed-out.tsx';
import { TopBar } from './top-bar.tsx';
import { useLiveQuery } from './use-live-query.ts';
import { usePlaceKeys } from './use-place-keys.ts';

const ItemPanel = lazy(() => import('../roadmap/item-panel.tsx').then(({ ItemPanel: Panel }) => ({ default: Panel })));

const SessionEnded = lazy(() => import('./session-ended.tsx').then((part) => ({ default: part.SessionEnded })));
const Palette = lazy(() => import('./palette.tsx').then((part) => ({ default: part.Palette })));
const MenuDrawer = lazy(() => import('./menu-drawer.tsx').then((part) => ({ default: part.MenuDrawer })));

/** The frame of the product: who is signed in, where to go, what is open, and whether the server is there. */
export function Shell() {
  const { signedOut } = useSignedOut();
  return (
    <LiveProvider enabled={!signedOut}>
      <Gate>
        <Frame />
      </Gate>
    </LiveProvider>
  );
}

function Gate({ children }: { children: ReactNode }) {
  const { data, error, reload } = useLiveQuery(ViewerDocument, {});
  const navigate = useNavigate();
  const { href } = useLocation();
  const stranger = !data && isSignedOut(error);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place that was asked for, not each one on the way
  useEffect(() => {
    if (stranger) void navigate({ to: '/sign-in', search: { next: href === '/' ? undefined : href }, replace: true });
  }, [stranger, navigate]);
  if (data) return <SessionContext value={sessionOf(data.viewer)}>{children}</SessionContext>;
  if (error && !stranger) return <ErrorState message={messageOf(error)} onRetry={() => void reload()} />;
  return <LoadingRows rows={12} label="Loading Waymark" />;
}

function Frame() {
  const [menuOpened, menu] = useDisclosure(false);
  const { pathname } = useLocation();
  const { viewer } = useSession();
  const { item } = useSearch({ from: '/shell' });
  const [panelUsed, setPanelUsed] = useState(false);
  if (item !== undefined && !panelUsed) setPanelUsed(true);
  usePlaceKeys();
  const [paletteOpened, palette] = useDisclosure(false);
  useShortcuts([{ keys: 'Mod+k', label: 'Find or do anything', group: 'General', run: palette.open }]);
  // A narrow screen shows the item alone; what lies under it takes no focus.
  const isCovered = useMediaQuery('(max-width: 48em)') && item !== undefined;
  const closeMenu = menu.close;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the menu closes when the place changes
  useEffect(closeMenu, [pathname, closeMenu]);

  return (
    <div className={classes.shell}>
      <a href="#content" className={classes.skip}>
        Skip to the content
      </a>
      <div className={classes.sidebar}>
        <Navigation viewer={viewer} />
      </div>
      <TopBar onMenu={menu.open} />
      <Suspense>{menuOpened && <MenuDrawer viewer={viewer} onClose={menu.close} />}</Suspense>
      <main id="content" className={classes.main} tabIndex={-1} inert={isCovered}>
        <ConnectionBanner />
        <Suspense fallback={<LoadingRows />}>
          <Outlet />
        </Suspense>
      </main>
      <Suspense>{panelUsed && <ItemPanel />}</Suspense>
      <Suspense>{paletteOpened && <Palette onClose={palette.close} />}</Suspense>
      <SignInAgain />
    </div>
  );
}

function SignInAgain() {
  const { signedOut } = useSignedOut();
  return <Suspense>{signedOut && <SessionEnded />}</Suspense>;
}
