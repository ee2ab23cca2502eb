import { signOff } from '../agreement/sign-off.service.ts';
import { Discipline } from '../identity/role.ts';
import { globalId } from '../platform/graphql/global-id.ts';
import type { Work } from '../platform/work.ts';
import { Level } from '../roadmap/alignment.entity.ts';
import { ConcernStatus } from '../roadmap/concern.entity.ts';
import { raiseConcern, resolveConcern } from '../roadmap/concern.service.ts';
import { RiskResponse } from '../roadmap/risk.entity.ts';
import { saveRisk } from '../roadmap/risk.service.ts';
import type { Cast, PersonKey } from './cast.ts';
import type { Lives } from './lives.ts';
import type { Stage } from './stage.ts';

const { LOW, MEDIUM, HIGH } = Level;
const { ACCEPT, MITIGATE, TRANSFER, UNDECIDED, AVOID } = RiskResponse;

interface Risky {
  item: string;
  who: PersonKey;
  term: string;
  statement: string;
  likelihood: Level;
  impact: Level;
  response: RiskResponse;
  mitigation?: string;
  signed?: PersonKey[];
}

const risks: Risky[] = [
  {
    item: 'instant',
    who: 'ingrid',
    term: 'fraud-exposure',
    statement: 'Money that left within a minute cannot be called back.',
    likelihood: MEDIUM,
    impact: HIGH,
    response: MITIGATE,
    mitigation: 'Transfers above 2,000 to a new payee wait an hour.',
  },
  {
    item: 'instant',
    who: 'seun',
    term: 'partner-bank',
    statement: 'The partner bank closes the scheme for an hour each night.',
    likelihood: HIGH,
    impact: MEDIUM,
    response: ACCEPT,
    signed: ['seun', 'ingrid'],
  },
  {
    item: 'wallets',
    who: 'tomas',
    term: 'fraud-exposure',
    statement: 'Stolen identities get a working card within ten minutes.',
    likelihood: MEDIUM,
    impact: HIGH,
    response: ACCEPT,
    signed: ['mara'],
  },
  {
    item: 'selfie',
    who: 'david',
    term: 'supervisor',
    statement: 'The supervisor may not accept open banking as proof of address.',
    likelihood: MEDIUM,
    impact: HIGH,
    response: UNDECIDED,
  },
  {
    item: 'selfie',
    who: 'priya',
    term: 'old-phones',
    statement: 'The camera check fails on phones before 2019.',
    likelihood: HIGH,
    impact: LOW,
    response: MITIGATE,
    mitigation: 'They keep the old way.',
  },
  {
    item: 'ledger',
    who: 'ingrid',
    term: 'peak-season',
    statement: 'The move meets Christmas.',
    likelihood: HIGH,
    impact: HIGH,
    response: AVOID,
    mitigation: 'No move between the first of December and the tenth of January.',
  },
  {
    item: 'gateway',
    who: 'ingrid',
    term: 'partner-bank',
    statement: 'The second line ends at the same partner bank.',
    likelihood: LOW,
    impact: HIGH,
    response: ACCEPT,
    signed: ['seun', 'ingrid'],
  },
  {
    item: 'beneficiary',
    who: 'seun',
    term: 'partner-bank',
    statement: 'Half of the other banks do not answer questions about names yet.',
    likelihood: HIGH,
    impact: MEDIUM,
    response: ACCEPT,
  },
  {
    item: 'secrets',
    who: 'david',
    term: 'peak-season',
    statement: 'A key is replaced in the busiest hour.',
    likelihood: LOW,
    impact: HIGH,
    response: MITIGATE,
    mitigation: 'Only between two and five in the morning.',
  },
  {
    item: 'fraud',
    who: 'tomas',
    term: 'fraud-exposure',
    statement: 'The smaller model lets more through.',
    likelihood: MEDIUM,
    impact: HIGH,
    response: UNDECIDED,
  },
  {
    item: 'cashmap',
    who: 'seun',
    term: 'partner-bank',
    statement: 'Owners of machines change their fees without a word.',
    likelihood: MEDIUM,
    impact: LOW,
    response: TRANSFER,
    mitigation: 'The data supplier pays for wrong fees.',
  },
  {
    item: 'idcheck',
    who: 'david',
    term: 'supervisor',
    statement: 'Two providers, two reports to the supervisor.',
    likelihood: HIGH,
    impact: LOW,
    response: ACCEPT,
  },
];

interface Worry {
  item: string;
  who: PersonKey;
  daysAgo: number;
  discipline: Discipline;
  motivator: string;
  statement: string;
  settles: string;
  end?: { by: PersonKey; daysAgo: number; status: ConcernStatus; resolution: string };
}

const { ENGINEERING, SUPPORT, DESIGN, PRODUCT } = Discipline;
const { ADDRESSED, ACCEPTED, WITHDRAWN } = ConcernStatus;

const concerns: Worry[] = [
  {
    item: 'instant',
    who: 'bruno',
    daysAgo: 25,
    discipline: ENGINEERING,
    motivator: 'sleep',
    statement: 'When the scheme is slow we hold ten thousand open transfers, and nobody knows how to let go of them.',
    settles: 'A switch that stops new ones, tried in the open.',
  },
  {
    item: 'virtual',
    who: 'clara',
    daysAgo: 4,
    discipline: SUPPORT,
    motivator: 'words-to-customers',
    statement: 'Customers will cancel the wrong card, and there is no way back.',
    settles: 'A day in which a cancelled card can be brought back.',
  },
  {
    item: 'activation',
    who: 'nadia',
    daysAgo: 9,
    discipline: DESIGN,
    motivator: 'words-to-customers',
    statement: 'The letter still says that the card must be activated in the app.',
    settles: 'A new letter before the rollout.',
  },
  {
    item: 'ledger',
    who: 'leila',
    daysAgo: 33,
    discipline: ENGINEERING,
    motivator: 'sleep',
    statement: 'The old and the new balance differ for accounts in two currencies.',
    settles: 'A week without a difference.',
    end: {
      by: 'ingrid',
      daysAgo: 18,
      status: ADDRESSED,
      resolution: 'Compared for nine days over all accounts: no difference.',
    },
  },
  {
    item: 'selfie',
    who: 'yuki',
    daysAgo: 40,
    discipline: DESIGN,
    motivator: 'audit',
    statement: 'People in poor light are refused three times and give up.',
    settles: 'A hint before the photo, not after.',
    end: {
      by: 'priya',
      daysAgo: 21,
      status: ADDRESSED,
      resolution: 'The second milestone says it while the camera is on.',
    },
  },
  {
    item: 'fees',
    who: 'emeka',
    daysAgo: 30,
    discipline: SUPPORT,
    motivator: 'words-to-customers',
    statement: 'Showing the fee makes people ask why there is one.',
    settles: 'A page that says so.',
    end: { by: 'seun', daysAgo: 20, status: ACCEPTED, resolution: 'They may ask; that is what it is for.' },
  },
  {
    item: 'pipeline',
    who: 'hanna',
    daysAgo: 28,
    discipline: ENGINEERING,
    motivator: 'audit',
    statement: 'Faster means fewer eyes on a change.',
    settles: 'The rule of two people stays.',
    end: { by: 'hanna', daysAgo: 22, status: WITHDRAWN, resolution: 'It stays; I misread the plan.' },
  },
  {
    item: 'openbank',
    who: 'sofia',
    daysAgo: 12,
    discipline: ENGINEERING,
    motivator: 'sleep',
    statement: 'Nine banks, nine kinds of being down.',
    settles: 'One page that shows which is up.',
  },
  {
    item: 'swift',
    who: 'seun',
    daysAgo: 15,
    discipline: PRODUCT,
    motivator: 'audit',
    statement: 'Dollars mean a second supervisor.',
    settles: 'A word of the lawyers.',
  },
];

/** Plays what people fear: risks with what is done about them, and concerns with what became of them. */
export function playWorries(stage: Stage, cast: Cast, lives: Lives): void {
  for (const [index, { item, who, term: termKey, signed = [], ...rest }] of risks.entries()) {
    let id = '';
    stage.on(12 - (index % 3), cast.actor(who), who, async (work) => {
      const { subject } = await saveRisk(work, { itemId: lives.id(item), termKey, ownerId: cast.id(who), ...rest });
      id = globalId('Risk', subject!.id);
    });
    for (const key of signed) stage.on(8, cast.actor(key), key, (work) => signOff(work, { subjectId: id }));
  }
  for (const { item, who, daysAgo, discipline, motivator, statement, settles, end } of concerns) {
    let id = '';
    stage.on(daysAgo, cast.actor(who), who, async (work: Work) => {
      const input = {
        itemId: lives.id(item),
        discipline,
        motivatorKey: motivator,
        statement,
        whatWouldResolveIt: settles,
      };
      id = globalId('Concern', (await raiseConcern(work, input)).subject!.id);
    });
    if (!end) continue;
    const { by, status, resolution } = end;
    stage.on(end.daysAgo, cast.actor(by), by, (work) => resolveConcern(work, { id, status, resolution }));
  }
}
