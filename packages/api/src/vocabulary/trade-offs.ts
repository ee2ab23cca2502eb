import { raw } from 'sql-template-tag';
import { Decision, DecisionSubject } from '../agreement/decision.entity.ts';
import { decisionLink } from '../agreement/decision-link.ts';
import { type Issue, UserErrorCode } from '../platform/errors.ts';
import { through } from '../platform/graphql/batches.ts';
import { edge } from '../platform/graphql/edges.ts';
import { slugOf } from '../platform/slug.ts';
import { Term, TermKind } from './term.entity.ts';
import { noTerm, termsOf } from './term.service.ts';

edge(Decision, 'tradeOffs', through(Term, DecisionSubject, 'decisionId', 'subjectId', raw('j.position, t.id')));

decisionLink('tradeOffKeys', 'Term', async (work, keys, field) => {
  const known = await termsOf(work, keys);
  const terms = keys.map((key) => known.get(slugOf(key)));
  const issues = keys.flatMap((key, index): Issue[] => {
    const term = terms[index];
    const place = [field, String(index)];
    if (!term) return [{ code: UserErrorCode.NOT_FOUND, message: noTerm(key), field: place }];
    if (term.kind === TermKind.TRADE_OFF) return [];
    const message = `${term.name} is a term of the kind ${term.kind}; a TRADE_OFF is wanted.`;
    return [{ code: UserErrorCode.INVALID, message, field: place }];
  });
  return { ids: terms.flatMap((term) => (term ? [term.id] : [])), issues };
});
