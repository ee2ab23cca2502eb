import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { decisionsViewOf } from '../decisions/decisions-view.ts';
import { customersViewOf } from '../feedback/customers-view.ts';
import { themesViewOf } from '../feedback/themes-view.ts';
import { triageViewOf } from '../feedback/triage-view.ts';
import { reviewViewOf } from '../findings/review-view.ts';
import { type ItemTab, itemTabOf } from '../roadmap/item-tab.ts';
import { viewOf } from '../roadmap/view.ts';
import { slosViewOf } from '../slo/slos-view.ts';
import { capacityViewOf } from '../team/capacity-view.ts';
import { parseAddress, writeAddress } from './address.ts';
import { CrashPage } from './crash-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { Shell } from './shell.tsx';

const text = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);

const rootRoute = createRootRoute({ component: Outlet, errorComponent: CrashPage });
const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search): { next?: string; problem?: string } => ({
    next: text(search.next),
    problem: text(search.problem),
  }),
  component: lazyRouteComponent(() => import('./sign-in-page.tsx'), 'SignInPage'),
});
const acceptRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/accept',
  validateSearch: (search): { token?: string } => ({ token: text(search.token) }),
  component: lazyRouteComponent(() => import('./accept-page.tsx'), 'AcceptPage'),
});
const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'shell',
  validateSearch: (search): { item?: string; tab?: ItemTab } => ({
    item: text(search.item),
    tab: itemTabOf(search.tab),
  }),
  component: Shell,
});
const indexRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/roadmap' });
  },
});
const roadmapRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/roadmap',
  validateSearch: viewOf,
  component: lazyRouteComponent(() => import('../roadmap/roadmap-page.tsx'), 'RoadmapPage'),
});
const customersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers',
  validateSearch: customersViewOf,
  component: lazyRouteComponent(() => import('../feedback/customers-page.tsx'), 'CustomersPage'),
});
const customerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/customers/$id',
  component: lazyRouteComponent(() => import('../feedback/customer-page.tsx'), 'CustomerPage'),
});
const themesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/themes',
  validateSearch: themesViewOf,
  component: lazyRouteComponent(() => import('../feedback/themes-page.tsx'), 'ThemesPage'),
});
const themeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/themes/$slug',
  component: lazyRouteComponent(() => import('../feedback/theme-page.tsx'), 'ThemePage'),
});
const northStarRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/north-star',
  component: lazyRouteComponent(() => import('../north-star/north-star-page.tsx'), 'NorthStarPage'),
});
const slosRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/slos',
  validateSearch: slosViewOf,
  component: lazyRouteComponent(() => import('../slo/slos-page.tsx'), 'SlosPage'),
});
const importsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/imports',
  validateSearch: (search): { kind?: 'roadmap' } => (search.kind === 'roadmap' ? { kind: 'roadmap' } : {}),
  component: lazyRouteComponent(() => import('../imports/imports-page.tsx'), 'ImportsPage'),
});
const importRunRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/imports/$id',
  component: lazyRouteComponent(() => import('../imports/import-run-page.tsx'), 'ImportRunPage'),
});
const tokensRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/tokens',
  component: lazyRouteComponent(() => import('../settings/tokens-page.tsx'), 'TokensPage'),
});
const itemRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/items/$identifier',
  component: lazyRouteComponent(() => import('../roadmap/item-page.tsx'), 'ItemPage'),
});
const reviewRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/review',
  validateSearch: reviewViewOf,
  component: lazyRouteComponent(() => import('../findings/review-page.tsx'), 'ReviewPage'),
});
const weekRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/review/week',
  validateSearch: (search): { days?: 7 | 14 | 28 } => {
    const days = Number(search.days);
    return days === 14 || days === 28 ? { days } : {};
  },
  component: lazyRouteComponent(() => import('../findings/week-page.tsx'), 'WeekPage'),
});
const decisionsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/decisions',
  validateSearch: decisionsViewOf,
  component: lazyRouteComponent(() => import('../decisions/decisions-page.tsx'), 'DecisionsPage'),
});
const decisionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/decisions/$identifier',
  component: lazyRouteComponent(() => import('../decisions/decision-page.tsx'), 'DecisionPage'),
});
const triageRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/triage',
  validateSearch: triageViewOf,
  component: lazyRouteComponent(() => import('../feedback/triage-page.tsx'), 'TriagePage'),
});
const sloRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/slos/$slug',
  component: lazyRouteComponent(() => import('../slo/slo-page.tsx'), 'SloPage'),
});
const capacityRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/capacity',
  validateSearch: capacityViewOf,
  component: lazyRouteComponent(() => import('../team/capacity-page.tsx'), 'CapacityPage'),
});
const peopleRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/people',
  component: lazyRouteComponent(() => import('../settings/people-page.tsx'), 'PeoplePage'),
});
const webhooksRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/webhooks',
  component: lazyRouteComponent(() => import('../settings/webhooks-page.tsx'), 'WebhooksPage'),
});
const vocabularyRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/vocabulary',
  component: lazyRouteComponent(() => import('../settings/vocabulary-page.tsx'), 'VocabularyPage'),
});
const periodsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/periods',
  component: lazyRouteComponent(() => import('../settings/periods-page.tsx'), 'PeriodsPage'),
});
const thresholdsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/thresholds',
  component: lazyRouteComponent(() => import('../settings/thresholds-page.tsx'), 'ThresholdsPage'),
});
const auditRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings/audit',
  component: lazyRouteComponent(() => import('../settings/audit-page.tsx'), 'AuditPage'),
});
const explorerRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/graphql',
  validateSearch: (search): { query?: string; variables?: string } => ({
    query: text(search.query),
    variables: text(search.variables),
  }),
  component: lazyRouteComponent(() => import('../explorer/explorer-page.tsx'), 'ExplorerPage'),
});
const settingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/settings',
  beforeLoad: () => {
    throw redirect({ to: '/settings/people' });
  },
});

const nowhereRoute = createRoute({ getParentRoute: () => shellRoute, path: '$', component: NotFoundPage });

/** Every screen and what its address may say; each screen is a chunk of its own. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([
    signInRoute,
    acceptRoute,
    shellRoute.addChildren([
      indexRoute,
      roadmapRoute,
      customersRoute,
      customerRoute,
      themesRoute,
      themeRoute,
      northStarRoute,
      slosRoute,
      importsRoute,
      importRunRoute,
      tokensRoute,
      itemRoute,
      reviewRoute,
      weekRoute,
      decisionsRoute,
      decisionRoute,
      triageRoute,
      sloRoute,
      capacityRoute,
      settingsRoute,
      peopleRoute,
      webhooksRoute,
      vocabularyRoute,
      periodsRoute,
      thresholdsRoute,
      auditRoute,
      explorerRoute,
      nowhereRoute,
    ]),
  ]),
  parseSearch: parseAddress,
  stringifySearch: writeAddress,
  defaultPreload: 'intent',
  defaultNotFoundComponent: NotFoundPage,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
