import { address, anyText, optional, pairsOf, setting, wholeNumber, yesOrNo } from './settings.ts';

const noPairs = <T extends string>(): ReadonlyMap<string, T> => new Map();

/** The settings of sessions, and of signing in by OpenID Connect. */
export const signInSettings = {
  sessionIdleHours: setting(
    'WAYMARK_SESSION_IDLE_HOURS',
    wholeNumber(1, 8_760),
    72,
    'A session ends when it was not used for so long, in hours.',
  ),
  sessionHours: setting(
    'WAYMARK_SESSION_HOURS',
    wholeNumber(1, 8_760),
    720,
    'A session ends so long after it began, in hours.',
  ),
  oidcIssuer: setting(
    'WAYMARK_OIDC_ISSUER',
    optional(address('https://', 'http://')),
    null,
    'The OpenID Connect provider by which people may sign in, beside passwords. It sends them back to WAYMARK_PUBLIC_URL/auth/oidc/callback, which it must know.',
  ),
  oidcClientId: setting(
    'WAYMARK_OIDC_CLIENT_ID',
    optional(anyText),
    null,
    'What the provider calls this service. Needed with WAYMARK_OIDC_ISSUER.',
  ),
  oidcClientSecret: setting(
    'WAYMARK_OIDC_CLIENT_SECRET',
    optional(anyText),
    null,
    'The secret that the provider gave to this service; without it, the service is a public client and PKCE alone protects the sign-in.',
    true,
  ),
  oidcName: setting(
    'WAYMARK_OIDC_NAME',
    anyText,
    'single sign-on',
    'What people call the provider: the button says “Continue with …”.',
  ),
  oidcScopes: setting(
    'WAYMARK_OIDC_SCOPES',
    anyText,
    'openid email profile',
    'What the provider is asked for, separated by spaces; openid must be among it. Some providers give groups for a scope of their own.',
  ),
  oidcTrustEmail: setting(
    'WAYMARK_OIDC_TRUST_EMAIL',
    yesOrNo,
    false,
    'Whether an e-mail address is believed that the provider does not call verified, as Entra ID does not. Only where people cannot choose their address themselves.',
  ),
  oidcRoleClaim: setting(
    'WAYMARK_OIDC_ROLE_CLAIM',
    optional(anyText),
    null,
    'The claim that gives a person’s role, e.g. groups or realm_access.roles: a text, or a list of which the highest role counts. Without it, and where it names no role, people begin as VIEWER. When what it says changes, the next sign-in follows it; in between, what an ADMIN sets stays.',
  ),
  oidcRoles: setting(
    'WAYMARK_OIDC_ROLES',
    pairsOf('VIEWER', 'CONTRIBUTOR', 'LEAD', 'ADMIN'),
    noPairs(),
    'Which values of the role’s claim give which role. Without it they are the roles themselves, in any case.',
  ),
  oidcDisciplineClaim: setting(
    'WAYMARK_OIDC_DISCIPLINE_CLAIM',
    optional(anyText),
    null,
    'The claim that gives a person’s discipline, in the same way; OTHER where it names none.',
  ),
  oidcDisciplines: setting(
    'WAYMARK_OIDC_DISCIPLINES',
    pairsOf('PRODUCT', 'ENGINEERING', 'DESIGN', 'SUPPORT', 'OTHER'),
    noPairs(),
    'Which values of the discipline’s claim give which discipline. Without it they are the disciplines themselves, in any case.',
  ),
  oidcSignOut: setting(
    'WAYMARK_OIDC_SIGN_OUT',
    yesOrNo,
    false,
    'Whether signing out here leads on to the provider’s own sign-out; it must know WAYMARK_PUBLIC_URL/sign-in as an address to come back to.',
  ),
};

/** The settings of OpenID Connect as they are read. */
export type SignInConfig = { readonly [K in keyof typeof signInSettings]: (typeof signInSettings)[K]['fallback'] };

/** What is wrong with the settings of OpenID Connect together. */
export function signInFaults({ oidcIssuer, oidcClientId, oidcScopes }: SignInConfig): string[] {
  if (oidcIssuer === null) return [];
  return [
    ...(oidcClientId === null ? ['WAYMARK_OIDC_CLIENT_ID: It is not set; WAYMARK_OIDC_ISSUER needs it.'] : []),
    ...(oidcScopes.split(/\s+/).includes('openid')
      ? []
      : [`WAYMARK_OIDC_SCOPES: ${JSON.stringify(oidcScopes)} is not allowed; openid must be among the scopes.`]),
  ];
}
