import sql from 'sql-template-tag';
import type { DataSource } from 'typeorm';
import { type Actor, may, must, Permission, systemActor } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { columnsOf, tableOf } from '../platform/database/columns.ts';
import type { Reader } from '../platform/database/reader.ts';
import { type Issue, refuseUnlessEmpty, UserErrorCode } from '../platform/errors.ts';
import { ownId } from '../platform/graphql/global-id.ts';
import { blankIssues } from '../platform/texts.ts';
import { Work } from '../platform/work.ts';
import { ApiToken } from './api-token.entity.ts';
import type { ApiTokenCreateInput } from './api-token.input.ts';
import { permissionsOfScopes, TokenScope } from './role.ts';
import { hashOf, newSecret } from './secrets.ts';

/** Long enough to recognise a token by, short enough to leave more than 200 bits unknown. */
const prefixLength = 9;

/** The actor behind a token's secret; null when it is unknown, revoked, or at its end. Notes its use, to the minute. */
export async function actorOfToken(db: Reader, secret: string): Promise<Actor | null> {
  const [token] = await db.query<{ id: string; scopes: TokenScope[]; used: Date | null }>(sql`
    select t.id, t.scopes, u.last_used_at as used from api_token t left join api_token_use u on u.api_token_id = t.id
    where t.hash = ${hashOf(secret)} and t.revoked_at is null and (t.expires_at is null or t.expires_at > now())`);
  if (!token) return null;
  if (!token.used || Date.now() - token.used.getTime() > 60_000) {
    await db.query(sql`
      insert into api_token_use (api_token_id, last_used_at) values (${token.id}, now())
      on conflict (api_token_id) do update set last_used_at = excluded.last_used_at`);
  }
  return { kind: 'TOKEN', id: token.id, permissions: new Set(permissionsOfScopes(token.scopes)) };
}

/** All tokens, the newest first, revoked ones too; none, and marked so, for callers without MANAGE_ACCESS. */
export async function apiTokens(ctx: Context): Promise<ApiToken[]> {
  if (may(ctx.actor, Permission.MANAGE_ACCESS)) {
    return ctx.db.query(
      sql`select ${columnsOf(ApiToken)} from ${tableOf(ApiToken)} t order by t.created_at desc, t.id`,
    );
  }
  ctx.redacted.value = true;
  return [];
}

/**
 * Makes a token. Its secret, `wm_` and 256 random bits, is given this once: only its hash and first characters are
 * kept. Refuses a blank name, no scope, and an end that is not in the future.
 */
export async function createToken(
  work: Work,
  input: ApiTokenCreateInput,
): Promise<{ apiToken: ApiToken; secret: string }> {
  must(work.actor, Permission.MANAGE_ACCESS);
  refuseUnlessEmpty([...blankIssues(input, 'name'), ...scopeIssues(input.scopes), ...endIssues(input.expiresAt)]);
  const secret = `wm_${newSecret()}`;
  const apiToken = await work.save(
    work.make(ApiToken, {
      name: input.name.trim(),
      prefix: secret.slice(0, prefixLength),
      hash: hashOf(secret),
      scopes: Object.values(TokenScope).filter((scope) => input.scopes.includes(scope)),
      createdAt: work.at,
      expiresAt: input.expiresAt ?? null,
      revokedAt: null,
    }),
  );
  return { apiToken, secret };
}

function scopeIssues(scopes: TokenScope[]): Issue[] {
  if (scopes.length > 0) return [];
  return [{ code: UserErrorCode.REQUIRED, message: 'A token needs at least one scope.', field: ['scopes'] }];
}

function endIssues(expiresAt: Date | null | undefined): Issue[] {
  if (!expiresAt || expiresAt.getTime() > Date.now()) return [];
  return [{ code: UserErrorCode.INVALID, message: 'The end of a token must be in the future.', field: ['expiresAt'] }];
}

/** Revokes a token: the very next request with it is refused. Revoking it again changes nothing. */
export async function revokeToken(work: Work, id: string): Promise<ApiToken> {
  must(work.actor, Permission.MANAGE_ACCESS);
  const token = await work.take(ApiToken, ownId('ApiToken', id));
  return token.revokedAt ? token : work.save(work.change(token, { revokedAt: work.at }));
}

/** Makes sure that an ADMIN-scope token with this very secret exists and works. */
export async function ensureBootstrapToken(dataSource: DataSource, secret: string): Promise<void> {
  await Work.transact(dataSource, systemActor, { via: 'api', reason: 'WAYMARK_BOOTSTRAP_TOKEN' }, async (work) => {
    await work.alone('bootstrap token');
    const known = await work.find(ApiToken, { hash: hashOf(secret) });
    const values = { scopes: [TokenScope.ADMIN], expiresAt: null, revokedAt: null };
    if (known) return work.save(work.change(known, values));
    return work.save(
      work.make(ApiToken, { name: 'Bootstrap', prefix: secret.slice(0, 6), hash: hashOf(secret), ...values }),
    );
  });
}
