import sql from 'sql-template-tag';
import type { DataSource } from 'typeorm';
import { type Actor, systemActor } from '../platform/actor.ts';
import type { Reader } from '../platform/database/reader.ts';
import { Work } from '../platform/work.ts';
import { ApiToken } from './api-token.entity.ts';
import { permissionsOfScopes, TokenScope } from './role.ts';
import { hashOf } from './secrets.ts';

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

/** Makes sure that an ADMIN-scope token with this very secret exists and works. */
export async function ensureBootstrapToken(dataSource: DataSource, secret: string): Promise<void> {
  await Work.transact(dataSource, systemActor, { via: 'api', reason: 'WAYMARK_BOOTSTRAP_TOKEN' }, async (work) => {
    const known = await work.find(ApiToken, { hash: hashOf(secret) });
    const values = { scopes: [TokenScope.ADMIN], expiresAt: null, revokedAt: null };
    if (known) return work.save(work.change(known, values));
    return work.save(
      work.make(ApiToken, { name: 'Bootstrap', prefix: secret.slice(0, 6), hash: hashOf(secret), ...values }),
    );
  });
}
