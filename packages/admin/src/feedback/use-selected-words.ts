import { type RefObject, useEffect, useState } from 'react';

/** The words that are selected inside the element, as they stand; nothing when the selection is empty or elsewhere. */
export function useSelectedWords(within: RefObject<HTMLElement | null>): string {
  const [words, setWords] = useState('');
  useEffect(() => {
    const look = () => {
      const selection = document.getSelection();
      const inside = Boolean(
        selection?.anchorNode &&
          selection.focusNode &&
          within.current?.contains(selection.anchorNode) &&
          within.current.contains(selection.focusNode),
      );
      setWords(inside ? (selection?.toString().replaceAll(/\s+/g, ' ').trim() ?? '') : '');
    };
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [within]);
  return words;
}
