interface ThemeRow {
  slug: string;
  name: string;
  parent?: string;
  summary?: string;
  problem?: string;
  status: string;
}

/** The wider themes, with the narrower ones in them as BANKING77 names them. */
const tree: Record<string, { name: string; summary: string; slugs: string }> = {
  'getting-a-card': {
    name: 'Getting a card',
    summary: 'From ordering to the first payment.',
    slugs:
      'card-arrival card-delivery-estimate order-physical-card getting-spare-card getting-virtual-card get-physical-card activate-my-card card-linking card-about-to-expire visa-or-mastercard get-disposable-virtual-card',
  },
  'using-a-card': {
    name: 'Using a card',
    summary: 'At the till, in web shops, with the phone.',
    slugs:
      'card-not-working contactless-not-working virtual-card-not-working card-acceptance apple-pay-or-google-pay declined-card-payment reverted-card-payment pending-card-payment disposable-card-limits supported-cards-and-currencies',
  },
  'losing-a-card': {
    name: 'Lost, stolen, blocked',
    summary: 'When something is gone or shut.',
    slugs:
      'lost-or-stolen-card lost-or-stolen-phone compromised-card card-swallowed pin-blocked change-pin passcode-forgotten',
  },
  'wrong-payments': {
    name: 'Payments that look wrong',
    summary: 'Unknown, twice, or with another sum.',
    slugs:
      'card-payment-not-recognised cash-withdrawal-not-recognised direct-debit-payment-not-recognised transaction-charged-twice extra-charge-on-statement request-refund refund-not-showing-up',
  },
  fees: {
    name: 'Fees',
    summary: 'What costs what, and why.',
    slugs:
      'card-payment-fee-charged cash-withdrawal-charge transfer-fee-charged exchange-charge top-up-by-card-charge top-up-by-bank-transfer-charge',
  },
  transfers: {
    name: 'Transfers',
    summary: 'Money to and from other banks.',
    slugs:
      'transfer-timing transfer-not-received-by-recipient pending-transfer failed-transfer declined-transfer cancel-transfer beneficiary-not-allowed transfer-into-account receiving-money balance-not-updated-after-bank-transfer',
  },
  'topping-up': {
    name: 'Topping up',
    summary: 'Bringing money in.',
    slugs:
      'topping-up-by-card top-up-failed top-up-reverted pending-top-up top-up-limits automatic-top-up verify-top-up top-up-by-cash-or-cheque',
  },
  'cash-and-machines': {
    name: 'Cash and machines',
    summary: 'Withdrawals and deposits.',
    slugs:
      'atm-support declined-cash-withdrawal pending-cash-withdrawal wrong-amount-of-cash-received balance-not-updated-after-cheque-or-cash-deposit',
  },
  exchange: {
    name: 'Exchange',
    summary: 'Rates and currencies.',
    slugs:
      'exchange-rate exchange-via-app fiat-currency-support card-payment-wrong-exchange-rate wrong-exchange-rate-for-cash-withdrawal',
  },
  joining: {
    name: 'Joining and leaving',
    summary: 'Checks, details, countries, the end.',
    slugs:
      'verify-my-identity unable-to-verify-identity why-verify-identity verify-source-of-funds edit-personal-details age-limit country-support terminate-account',
  },
};

const problems: Record<string, string> = {
  'card-arrival':
    'New customers wait nine days for a card and do not know where it is; they write to us, or pay with another bank’s.',
  'transfer-not-received-by-recipient':
    'Suppliers wait for money that has left; our customers are the ones who look bad.',
  'refund-not-showing-up': 'Money that is owed cannot be seen anywhere between the shop’s word and the booking.',
  'wrong-amount-of-cash-received': 'A machine pays out less than it books, and the customer has no proof.',
};

const addressed = new Set(['exchange-via-app', 'edit-personal-details', 'contactless-not-working', 'automatic-top-up']);
const emerging = new Set([
  'wrong-amount-of-cash-received',
  'age-limit',
  'get-disposable-virtual-card',
  'virtual-card-not-working',
]);

function statusOf(slug: string): string {
  return addressed.has(slug) ? 'ADDRESSED' : emerging.has(slug) ? 'EMERGING' : 'ACTIVE';
}

function nameOf(slug: string): string {
  const words = slug.replaceAll('-', ' ').replace(/\b(pin|atm)\b/g, (word) => word.toUpperCase());
  const named = words
    .replace('apple pay or google pay', 'Apple Pay or Google Pay')
    .replace('visa or mastercard', 'Visa or Mastercard');
  return named.charAt(0).toUpperCase() + named.slice(1);
}

/** The themes of the demo as rows of a file: 77 under ten wider ones. */
export const themeRows: ThemeRow[] = [
  ...Object.entries(tree).map(([slug, { name, summary }]) => ({ slug, name, summary, status: 'ACTIVE' })),
  ...Object.entries(tree).flatMap(([parent, { slugs }]) =>
    slugs.split(' ').map((slug) => ({
      slug,
      name: nameOf(slug),
      parent,
      status: statusOf(slug),
      ...(problems[slug] && { problem: problems[slug] }),
    })),
  ),
];
