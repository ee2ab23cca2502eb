/** What is needed of a key event to name it. */
export interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** The name of a press: `j`, `?`, `Space`, `Shift+X`, `Alt+ArrowUp`, `Mod+k`, Mod being Ctrl or Cmd. */
export function pressName({ key, ctrlKey, metaKey, altKey, shiftKey }: Press): string {
  const name = key === ' ' ? 'Space' : key;
  const isSign = name.length === 1 && name.toLowerCase() === name.toUpperCase();
  const mod = ctrlKey || metaKey ? 'Mod+' : '';
  const shift = shiftKey && !isSign ? 'Shift+' : '';
  const base = mod || name.length > 1 || shift ? name : name.toLowerCase();
  return `${mod}${altKey ? 'Alt+' : ''}${shift}${mod ? base.toLowerCase() : base}`;
}

/** The parts of a press as a reader knows them, for a sheet of keys. */
export function pressWords(keys: string, onMac: boolean): string[] {
  const words: Record<string, string> = {
    Mod: onMac ? '⌘' : 'Ctrl',
    Alt: onMac ? '⌥' : 'Alt',
    Shift: '⇧',
    ArrowUp: '↑',
    ArrowDown: '↓',
    ArrowLeft: '←',
    ArrowRight: '→',
    Escape: 'Esc',
  };
  return keys.split(/\+|\s/).map((part) => words[part] ?? (part.length === 1 ? part.toUpperCase() : part));
}

/** True where keys write text, so that a single letter is no shortcut. */
export function isWriting(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return (
    target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit', 'range'].includes(target.type)
  );
}
