import fs from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';

export type DealsFile = {
  path: string;
  rows: number;
  /** All deals open, for a list as long as the file; else as a company has them. */
  allOpen?: boolean;
  /** Every hundredth amount is another one. */
  onePercentChanged?: boolean;
};

/** What the Salesforce report calls its columns. */
export const COLUMNS = [
  'Opportunity ID',
  'Opportunity Name',
  'Account Name',
  'Opportunity Owner',
  'Stage',
  'Amount',
  'Probability (%)',
  'Close Date',
  'Created Date',
  'Last Activity',
  'Last Stage Change Date',
  'Next Step',
  'Forecast Category',
  'Product Name',
  'Lost Reason',
  'Type',
  'Lead Source',
  'Sales Region',
] as const;

type Stage = { name: string; ours: string; probability: number; category: string };
const OPEN: Stage[] = [
  { name: 'Prospecting', ours: 'lead', probability: 10, category: 'Pipeline' },
  { name: 'Qualification', ours: 'lead', probability: 20, category: 'Pipeline' },
  { name: 'Needs Analysis', ours: 'demo', probability: 40, category: 'Pipeline' },
  { name: 'Proposal/Price Quote', ours: 'hardware_quote_sent', probability: 65, category: 'Best Case' },
  { name: 'Negotiation/Review', ours: 'hardware_quote_sent', probability: 80, category: 'Commit' },
];
const WON: Stage = { name: 'Closed Won', ours: 'hardware_quote_sent', probability: 100, category: 'Closed' };
const LOST: Stage = { name: 'Closed Lost', ours: 'closed_lost', probability: 0, category: 'Omitted' };

const WORDS = [
  'Northwind',
  'Harbour',
  'Alpine',
  'Cedar',
  'Meridian',
  'Quarry',
  'Lumen',
  'Delta',
  'Orchard',
  'Summit',
];
const KINDS = ['Logistics', 'Utilities', 'Foods', 'Pharma', 'Dairy', 'Transit', 'Energy', 'Waterworks'];
const PRODUCTS = [
  'Cold-chain sensor kit',
  'Smart meter gateway',
  'Fleet telematics unit',
  'Analytics, per device and month',
];
const STEPS = [
  'Send the revised quote',
  'Call the plant manager, agree the pilot scope',
  'Wait for the board',
  'Site survey',
];
const REASONS = ['Price', 'No decision', 'Competitor', 'Budget cut'];
const OWNERS = ['Mara Lindqvist', 'Tomas Okafor', 'Ines Albrecht', 'Deniz Kaya', 'Ruth Feldmann', 'Jo Park'];

/** Writes the file unless it is there. The same bytes every time. */
export async function writeDealsFile(file: DealsFile): Promise<string> {
  if (fs.existsSync(file.path)) return file.path;
  fs.mkdirSync(path.dirname(file.path), { recursive: true });
  const draft = `${file.path}.${process.pid}`;
  const out = fs.createWriteStream(draft);
  out.write(`${COLUMNS.join(',')}\n`);
  for (let from = 0; from < file.rows; from += 1000) {
    let text = '';
    for (let i = from; i < Math.min(from + 1000, file.rows); i++) text += `${dealLine(i, file)}\n`;
    if (!out.write(text)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
  fs.renameSync(draft, file.path);
  return file.path;
}

function dealLine(i: number, { allOpen, onePercentChanged }: DealsFile): string {
  const stage = stageOf(i, allOpen ?? false);
  const isOpen = OPEN.includes(stage);
  const account = `${pick(WORDS, i * 7)} ${pick(KINDS, i * 3)} ${(i * 31) % 9000}`;
  const product = pick(PRODUCTS, i);
  const amount = 1000 + ((i * 7919) % 490_000) + (onePercentChanged && i % 100 === 0 ? 250 : 0);
  const cells = [
    `0061T${String(i).padStart(10, '0')}QAR`,
    `${account} – ${product} ${(i % 40) + 10} sites`,
    account,
    pick(OWNERS, i * 11),
    stage.name,
    `${amount}.${String((i * 13) % 100).padStart(2, '0')}`,
    String(stage.probability),
    day(isOpen ? 20_780 + ((i * 17) % 400) : 20_000 + ((i * 17) % 770)),
    day(19_600 + ((i * 5) % 380)),
    isOpen ? day(20_600 + ((i * 29) % 175)) : '',
    day(20_000 + ((i * 3) % 380)),
    isOpen ? pick(STEPS, i) : '',
    stage.category,
    product,
    stage === LOST ? pick(REASONS, i) : '',
    i % 3 === 0 ? 'New Customer' : 'Existing Customer – Upgrade',
    i % 2 === 0 ? 'Trade show' : 'Partner referral',
    i % 2 === 0 ? 'EMEA' : 'Americas',
  ];
  return cells.map((cell) => (cell.includes(',') ? `"${cell}"` : cell)).join(',');
}

function stageOf(i: number, allOpen: boolean): Stage {
  const turn = (i * 37) % 100;
  if (allOpen || turn < 45) return OPEN[turn % OPEN.length] ?? WON;
  return turn < 70 ? WON : LOST;
}

function pick(from: readonly string[], i: number): string {
  return from[i % from.length] ?? '';
}

/** A day by its number since 1970. */
function day(number: number): string {
  return new Date(number * 86_400_000).toISOString().slice(0, 10);
}

/** Where the file's stages stand in ours. */
export const STAGES = Object.fromEntries([...OPEN, WON, LOST].map(({ name, ours }) => [name, ours]));
