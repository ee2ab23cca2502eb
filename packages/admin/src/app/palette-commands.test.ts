import { matching, settingsPlaces, targetOf } from './palette-commands.ts';

const commands = [
  { label: 'Create an item', words: 'new add' },
  { label: 'Roadmap', words: 'go to screen' },
];

test('a command is found by any of its words, in any order', () => {
  expect(matching(commands, 'item NEW').map(({ label }) => label)).toEqual(['Create an item']);
  expect(matching(commands, '')).toEqual(commands);
  expect(matching(commands, 'item roadmap')).toEqual([]);
});

test('what was found leads to its page', () => {
  expect(targetOf({ __typename: 'RoadmapItem', identifier: 'WM-4', title: 'Card' })).toEqual({
    label: 'WM-4 Card',
    href: '/items/WM-4',
  });
  expect(targetOf({ __typename: 'Theme', slug: 'card-arrival', name: 'Card arrival' })?.href).toBe(
    '/themes/card-arrival',
  );
  expect(targetOf({ __typename: 'Feedback' })).toBeNull();
});

test('settings that the API would refuse are not offered', () => {
  expect(settingsPlaces(() => false).map(({ to }) => to)).not.toContain('/settings/tokens');
  expect(settingsPlaces(() => true).map(({ to }) => to)).toContain('/settings/tokens');
});
