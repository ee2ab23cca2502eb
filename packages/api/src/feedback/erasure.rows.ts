import sql from 'sql-template-tag';
import type { Work } from '../platform/work.ts';

/** How a customer is called whose personal data was erased. */
export const erasedName = 'Erased customer';

const blankEntry = {
  external_id: null,
  fingerprint: '',
  title: null,
  body: '',
  url: null,
  tags: [],
  source_themes: [],
  words: '',
  likeness: '',
};
const blankCustomer = { name: erasedName, name_key: '', segment: null };

/** Takes the personal data out of entries and of all their versions, with the quotes that were kept of them. */
export async function eraseEntries(work: Work, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await work.query(sql`
    update feedback set external_id = null, fingerprint = 'erased ' || id, title = null, body = '', url = null, tags = '{}',
      source_themes = '{}', words = '', likeness = '', erased_at = now()
    where id = any(${ids}::uuid[])`);
  await work.query(sql`update theme_assignment set quote = null where feedback_id = any(${ids}::uuid[])`);
  await eraseVersions(work, 'feedback', 'id', ids, blankEntry);
  await eraseVersions(work, 'theme_assignment', 'feedback_id', ids, { quote: null });
}

/** Takes the personal data out of customers and of all their versions, with what other systems call them. */
export async function eraseCustomers(work: Work, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await work.query(sql`
    update customer set name = ${erasedName}, name_key = '', segment = null where id = any(${ids}::uuid[])`);
  await work.query(sql`delete from customer_ref where customer_id = any(${ids}::uuid[])`);
  await eraseVersions(work, 'customer', 'id', ids, blankCustomer);
  await eraseVersions(work, 'customer_ref', 'customer_id', ids, { external_id: '' });
}

async function eraseVersions(work: Work, table: string, namedBy: string, ids: string[], blank: object): Promise<void> {
  await work.query(sql`select erase_versions(${table}, ${namedBy}, ${ids}::uuid[], ${JSON.stringify(blank)}::jsonb)`);
}
