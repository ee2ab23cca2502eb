import sql from 'sql-template-tag';
import { Person } from '../identity/person.entity.ts';
import { must, Permission } from '../platform/actor.ts';
import { columnsOf, tableOf } from '../platform/database/columns.ts';
import type { Reader } from '../platform/database/reader.ts';
import { refusal, refuseUnlessEmpty, UserErrorCode } from '../platform/errors.ts';
import { ownId } from '../platform/graphql/global-id.ts';
import { slugOf } from '../platform/slug.ts';
import { blankIssues } from '../platform/texts.ts';
import type { Work } from '../platform/work.ts';
import { Team, TeamMember } from './team.entity.ts';
import type { TeamInput } from './team.input.ts';

/** All teams, by name. */
export function teamsByName(db: Reader): Promise<Team[]> {
  return db.query(sql`select ${columnsOf(Team)} from ${tableOf(Team)} t order by t.name, t.id`);
}

/** The team with this slug; null when there is none. */
export async function teamBySlug(db: Reader, slug: string): Promise<Team | null> {
  const [team] = await db.query<Team>(
    sql`select ${columnsOf(Team)} from ${tableOf(Team)} t where t.slug = ${slugOf(slug)}`,
  );
  return team ?? null;
}

/** The id of the team with this slug. Refuses NOT_FOUND, naming the field; null and undefined pass through. */
export async function teamIdOf(
  work: Work,
  slug: string | null | undefined,
  field = 'teamSlug',
): Promise<string | null | undefined> {
  if (slug == null) return slug;
  const team = await work.find(Team, { slug: slugOf(slug) });
  if (!team) throw refusal(UserErrorCode.NOT_FOUND, `There is no team with the slug ${JSON.stringify(slug)}.`, field);
  return team.id;
}

/** Makes a team or changes the one with this slug. Refuses blank names and members that are no people. */
export async function saveTeam(work: Work, input: TeamInput): Promise<Team> {
  must(work.actor, Permission.PLAN);
  refuseUnlessEmpty(blankIssues(input, 'slug', 'name'));
  const slug = slugOf(input.slug);
  const known = await work.find(Team, { slug }, true);
  const team = await work.save(work.change(known ?? work.make(Team, { slug }), { name: input.name.trim() }));
  if (input.memberIds) await setMembers(work, team, input.memberIds);
  return team;
}

async function setMembers(work: Work, team: Team, memberIds: string[]): Promise<void> {
  const wanted = new Set(memberIds.map((id, index) => ownId('Person', id, `memberIds.${index}`)));
  for (const id of wanted) await work.take(Person, id, null, 'memberIds');
  const present = await work.list(TeamMember, { teamId: team.id });
  for (const member of present) if (!wanted.delete(member.personId)) await work.remove(member);
  for (const personId of wanted) await work.save(work.make(TeamMember, { teamId: team.id, personId }));
}
