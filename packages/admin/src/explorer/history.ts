import { keepDraft, keptDraft } from '../ui/use-draft.ts';
import type { Asked } from './request.ts';

const key = 'explorer-history';
const mostKept = 30;

/** What was asked on this machine, the latest first. It is forgotten with the drafts, when the reader signs out. */
export function askedBefore(): Asked[] {
  try {
    const kept: unknown = JSON.parse(keptDraft(key) ?? '[]');
    return Array.isArray(kept) ? (kept as Asked[]) : [];
  } catch {
    return [];
  }
}

/** Keeps what was asked, once, and gives all that is kept then. */
export function noteAsked(asked: Asked): Asked[] {
  const others = askedBefore().filter(({ query, variables }) => query !== asked.query || variables !== asked.variables);
  const kept = [asked, ...others].slice(0, mostKept);
  keepDraft(key, JSON.stringify(kept));
  return kept;
}

/** Forgets all of it. */
export function forgetAsked(): void {
  keepDraft(key, null);
}

/** How an entry is called: by its operation, else by how it begins. */
export function titleOf({ query }: Asked): string {
  const named = /\b(query|mutation|subscription)\s+(\w+)/.exec(query);
  return named ? `${named[1]} ${named[2]}` : query.replace(/\s+/g, ' ').slice(0, 60);
}
