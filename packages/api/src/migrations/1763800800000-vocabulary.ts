import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The vocabulary, with its first words: they are no news, so changes are told only of what comes after. */
export class Vocabulary1763800800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table term (
        id uuid primary key default gen_random_uuid(),
        work_id bigint not null,
        key text not null unique,
        slug text not null unique,
        name text not null,
        kind text not null,
        disciplines text[] not null,
        definition text not null,
        source text
      );
      select keep_history('term');
    `);
    const terms = firstTerms.map(([kind, key, name, whose, definition]) => ({
      kind,
      key,
      name,
      disciplines: disciplines[whose],
      definition,
    }));
    await runner.query('select open_work()');
    await runner.query(
      `insert into term (key, slug, name, kind, disciplines, definition)
      select t.key, t.key, t.name, t.kind, t.disciplines, t.definition
      from jsonb_to_recordset($1::jsonb) as t(key text, name text, kind text, disciplines text[], definition text)`,
      [JSON.stringify(terms)],
    );
    await runner.query("select close_work('SYSTEM', null, 'api', 'First vocabulary', null, null)");
    await runner.query(
      `insert into told_table (table_name, subject_type, label, silent_columns) values ('term', 'Term', $$r ->> 'name'$$, '{slug}')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`delete from told_table where table_name = 'term'; drop table term`);
  }
}

const disciplines = {
  joint: ['PRODUCT', 'ENGINEERING'],
  product: ['PRODUCT'],
  engineering: ['ENGINEERING'],
  support: ['PRODUCT', 'SUPPORT'],
  design: ['PRODUCT', 'DESIGN'],
};

const firstTerms: [kind: string, key: string, name: string, whose: keyof typeof disciplines, definition: string][] = [
  [
    'RISK',
    'unproven-need',
    'Unproven need',
    'product',
    'We build for a need that few customers have, or that none of them would change a habit for.',
  ],
  [
    'RISK',
    'hidden-scope',
    'Hidden scope',
    'joint',
    'The work is larger than it looks, and the part that makes it so shows only once it is begun.',
  ],
  [
    'RISK',
    'lone-expert',
    'Lone expert',
    'joint',
    'One person alone can change or mend this; while that person is away, nobody does.',
  ],
  [
    'RISK',
    'outside-dependency',
    'Outside dependency',
    'joint',
    'Another team or a supplier has to deliver first, on dates that are not ours to set.',
  ],
  [
    'RISK',
    'one-way-door',
    'One-way door',
    'joint',
    'Once customers have it, it cannot be taken back without breaking a promise to them.',
  ],
  [
    'RISK',
    'data-loss',
    'Data loss',
    'engineering',
    'What customers entrusted to us can disappear or become wrong, and no copy brings it back.',
  ],
  ['RISK', 'data-exposure', 'Data exposure', 'joint', 'Someone can see or change what was never meant for them.'],
  [
    'RISK',
    'outgrown-design',
    'Outgrown design',
    'engineering',
    'More people or more data arrive than this part was made for, and it slows down for everybody.',
  ],
  [
    'RISK',
    'stalled-migration',
    'Stalled migration',
    'joint',
    'Customers stay with the old way, so that both ways have to be kept alive for longer than was planned.',
  ],
  [
    'RISK',
    'silent-failure',
    'Silent failure',
    'engineering',
    'It stops doing what it should, and a customer notices before any measure of ours does.',
  ],
  [
    'RISK',
    'unready-support',
    'Unready support',
    'support',
    'It reaches customers before those who answer their questions know how it works.',
  ],
  [
    'RISK',
    'spent-trust',
    'Spent trust',
    'joint',
    'The change fails where the error budget is nearly gone, and trust is lost that took long to earn.',
  ],
  [
    'TRADE_OFF',
    'sooner-over-complete',
    'Sooner over complete',
    'joint',
    'Customers get the first useful part early; rarer cases wait, and some of them will ask.',
  ],
  [
    'TRADE_OFF',
    'certain-over-soon',
    'Certain over soon',
    'joint',
    'It is tried on few and released in steps; everyone waits longer for something that fails less.',
  ],
  [
    'TRADE_OFF',
    'one-customer-over-many',
    'One customer over many',
    'product',
    'A single customer’s wish is met now; what many others wait for moves back.',
  ],
  [
    'TRADE_OFF',
    'many-over-one-customer',
    'Many over one customer',
    'product',
    'What serves most customers comes first; a single large one may be disappointed, and hears why.',
  ],
  [
    'TRADE_OFF',
    'buy-over-build',
    'Buy over build',
    'joint',
    'Someone else’s product does it from tomorrow; we pay for it and live with what it cannot do.',
  ],
  [
    'TRADE_OFF',
    'simple-over-flexible',
    'Simple over flexible',
    'design',
    'There is one way, and it is easy to learn; those who wanted a choice have to do without.',
  ],
  [
    'TRADE_OFF',
    'common-over-own-way',
    'Common over own way',
    'engineering',
    'All teams do it alike, and people can move between them; a team gives up what would suit it best.',
  ],
  [
    'TRADE_OFF',
    'reversible-over-best',
    'Reversible over best',
    'joint',
    'We choose what can be undone over what looks best, because we know too little yet.',
  ],
  [
    'TRADE_OFF',
    'repair-over-growth',
    'Repair over growth',
    'joint',
    'The service becomes dependable again first; new things for new customers stand still meanwhile.',
  ],
  [
    'TRADE_OFF',
    'growth-over-repair',
    'Growth over repair',
    'joint',
    'A moment in the market is used now; known weaknesses stay, and each later change costs more.',
  ],
  [
    'TRADE_OFF',
    'compatible-over-clean',
    'Compatible over clean',
    'engineering',
    'What others built on us goes on working; we carry the old shape beside the new one.',
  ],
  [
    'TRADE_OFF',
    'focus-over-breadth',
    'Focus over breadth',
    'joint',
    'Fewer things are begun and they are finished; good ideas are declined, with the reason on record.',
  ],
  [
    'MOTIVATOR',
    'customer-trust',
    'Customer trust',
    'joint',
    'Customers should be able to rely on us without thinking about it.',
  ],
  [
    'MOTIVATOR',
    'given-promise',
    'Given promise',
    'product',
    'We said that it would be so, to someone who has planned with it.',
  ],
  [
    'MOTIVATOR',
    'revenue-at-stake',
    'Revenue at stake',
    'product',
    'A contract will be signed, renewed or lost over it.',
  ],
  [
    'MOTIVATOR',
    'moment-in-the-market',
    'Moment in the market',
    'product',
    'It is worth much more now than in half a year.',
  ],
  ['MOTIVATOR', 'duty', 'Duty', 'joint', 'A law, an audit or a contract leaves us no choice but in how we do it.'],
  [
    'MOTIVATOR',
    'ease-of-change',
    'Ease of change',
    'engineering',
    'Every later change here should be smaller, safer and sooner than it is today.',
  ],
  [
    'MOTIVATOR',
    'calm-nights',
    'Calm nights',
    'engineering',
    'Those on call should sleep; what wakes them again and again has to be mended at its root.',
  ],
  [
    'MOTIVATOR',
    'lighter-support',
    'Lighter support',
    'support',
    'People should not need to ask us, and those who answer should not say the same thing every day.',
  ],
  ['MOTIVATOR', 'learning', 'Learning', 'joint', 'We do not know enough to choose, and a small trial would tell us.'],
  [
    'MOTIVATOR',
    'cost-to-run',
    'Cost to run',
    'joint',
    'What we pay to keep it running grows faster than what it brings.',
  ],
  [
    'MEASURE',
    'time-to-first-value',
    'Time to first value',
    'product',
    'How long it takes someone new from the first visit to the first thing that is of use to them.',
  ],
  [
    'MEASURE',
    'task-success',
    'Task success',
    'design',
    'The share of people who finish what they came to do, without help.',
  ],
  [
    'MEASURE',
    'returning-customers',
    'Returning customers',
    'product',
    'The share of customers of one month who use it again in the next.',
  ],
  [
    'MEASURE',
    'budget-left',
    'Budget left',
    'joint',
    'The share of the error budget that is not spent yet, at the end of its window.',
  ],
  [
    'MEASURE',
    'time-to-customers',
    'Time to customers',
    'engineering',
    'How long a finished change takes until every customer has it, the middle one of a month.',
  ],
  [
    'MEASURE',
    'time-to-recover',
    'Time to recover',
    'engineering',
    'How long customers are affected, from the first failure until it works for all of them again.',
  ],
  [
    'MEASURE',
    'support-hours',
    'Support hours',
    'support',
    'The hours a week that go into answering and mending what this item or service causes.',
  ],
  [
    'MEASURE',
    'cost-per-use',
    'Cost per use',
    'joint',
    'What it costs to run, divided by how often customers got what they wanted from it.',
  ],
];
