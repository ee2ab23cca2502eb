import { useEffect, useRef } from 'react';
import { isWriting } from '../ui/shortcut-keys.ts';

/** A text as a file; what it is shows by its beginning. */
export function fileOfText(text: string): File {
  const start = text.trimStart();
  const ending = start.startsWith('[')
    ? 'json'
    : start.startsWith('{')
      ? 'ndjson'
      : /^(---|apiVersion:)/.test(start)
        ? 'yaml'
        : 'csv';
  return new File([text], `pasted.${ending}`, { type: 'text/plain' });
}

/** Takes a file, or a table as text, that is pasted anywhere on the page but into a field. */
export function usePastedFile(onFile: (file: File) => void): void {
  const take = useRef(onFile);
  take.current = onFile;
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      if (isWriting(event.target)) return;
      const file = event.clipboardData?.files[0];
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (file) take.current(file);
      else if (text.includes('\n')) take.current(fileOfText(text));
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, []);
}
