import { type Press, pressName, pressWords } from './shortcut-keys.ts';

const press = (key: string, held: Partial<Press> = {}): Press => ({
  ...{ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false },
  ...held,
});

test.each([
  [press('j'), 'j'],
  [press('?', { shiftKey: true }), '?'],
  [press(' '), 'Space'],
  [press('X', { shiftKey: true }), 'Shift+X'],
  [press('ArrowUp', { altKey: true }), 'Alt+ArrowUp'],
  [press('ArrowDown', { shiftKey: true }), 'Shift+ArrowDown'],
  [press('K', { metaKey: true }), 'Mod+k'],
  [press('k', { ctrlKey: true }), 'Mod+k'],
])('a press has one name: %#', (event, name) => {
  expect(pressName(event)).toBe(name);
});

test('keys are shown as they are printed', () => {
  expect(pressWords('Mod+k', true)).toEqual(['⌘', 'K']);
  expect(pressWords('Mod+k', false)).toEqual(['Ctrl', 'K']);
  expect(pressWords('g r', false)).toEqual(['G', 'R']);
  expect(pressWords('Alt+ArrowUp', false)).toEqual(['Alt', '↑']);
});
