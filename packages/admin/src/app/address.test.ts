import { parseAddress, wordsOf, writeAddress } from './address.ts';

test('an address is read back as it was written', () => {
  const address = writeAddress({ item: 'WM-42', kind: ['FEATURE', 'TECHNICAL_INVESTMENT'], search: 'a & b, c' });
  expect(address).toBe('?item=WM-42&kind=FEATURE,TECHNICAL_INVESTMENT&search=a+%26+b,+c');
  expect(parseAddress(address)).toEqual({
    item: 'WM-42',
    kind: 'FEATURE,TECHNICAL_INVESTMENT',
    search: 'a & b, c',
  });
});

test('what is empty leaves no trace in the address', () => {
  expect(writeAddress({ item: undefined, search: '', kind: [], team: null })).toBe('');
});

test('only allowed words are taken, in their own order', () => {
  const allowed = ['NOW', 'NEXT', 'LATER'] as const;
  expect(wordsOf('LATER,NOW,SOMEDAY', allowed)).toEqual(['NOW', 'LATER']);
  expect(wordsOf('SOMEDAY', allowed)).toBeUndefined();
  expect(wordsOf(undefined, allowed)).toBeUndefined();
});
