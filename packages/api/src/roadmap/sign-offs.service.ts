import { clearSignOffs } from '../agreement/sign-off.service.ts';
import type { Work } from '../platform/work.ts';

/** Clears the sign-offs of an item because its substance changed; the history says so. */
export async function clearItemSignOffs(work: Work, itemId: string): Promise<void> {
  await clearSignOffs(work, 'RoadmapItem', itemId, 'The sign-offs were cleared: the substance of the item changed.');
}
