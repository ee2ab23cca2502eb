import { createContext } from 'react';
import type { Mark } from './comparison.ts';

/** What changed of each shown item since the instant that is shown; null for the present. */
export const MarksContext = createContext<Map<string, Mark[]> | null>(null);
