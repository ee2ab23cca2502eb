const rationales: Record<string, readonly string[]> = {
  'activation-rate': [
    'Each step less before the first payment brings one in twelve more to it.',
    'Those who try it in the first week pay twice as often in that week.',
    'It takes away the commonest reason for not beginning.',
  ],
  'payment-success-rate': [
    'It ends one of the five commonest reasons for which payments fail.',
    'Failed payments of this kind are one in nine of all.',
    'The weeks in which this went wrong are the weeks in which the rate fell.',
  ],
  'contacts-per-1000-payments': [
    'Support counts four hundred questions of this kind a month.',
    'Whoever can see it need not ask.',
    'Two in three of these contacts were only to learn what the app could say.',
  ],
  'verified-within-a-day': [
    'Four in ten give up at this point.',
    'It takes the longest wait out of the check.',
    'Those who pass it at once are verified within the hour.',
  ],
  'payments-per-customer': [
    'It brings a kind of payment here that customers make elsewhere today.',
    'Those who asked for it pay three more bills a week from another account.',
    'In interviews it was the second reason for keeping another bank.',
  ],
  PROTECTS: [
    'It takes away the cause of the last three incidents.',
    'Without it the objective is kept by luck.',
    'Half of the budget went for what it mends.',
  ],
  SPENDS: [
    'It changes the path that every request takes; we expect a tenth of the budget to go.',
    'New code on a hot path: rolled out by a twentieth at a time.',
    'Each release of it restarts the service.',
  ],
  DEPENDS_ON: [
    'What it shows is only worth as much as this is fresh.',
    'When this is down, it shows nothing.',
    'It reads from it on every screen.',
  ],
};

/** Why an item serves an input, or bears on an objective in this way. */
export function rationaleFor(what: string, index: number): string {
  const list = rationales[what] ?? [];
  return list[index % list.length] ?? 'It was agreed so.';
}

const updates = [
  'The first customers have it. Nine of ten found their way without help; the tenth meets an old version of the app.',
  'On plan. The partner has confirmed the date for the second half, in writing this time.',
  'We found a case that nobody had thought of: accounts with two owners. It costs us about four days.',
  'The numbers look good in the trial: a third fewer questions than in the group without it.',
  'Two people were away; the milestone moves by a week, the target stays.',
  'Waiting for the answer of the card scheme. We go on with the part that does not need it.',
  'Done with the hard part. What is left is rollout and texts in three languages.',
];

/** What somebody says about how an item fares. */
export function updateFor(index: number, place: number): string {
  return updates[(index * 3 + place) % updates.length]!;
}
