import { recordContract } from '@/features/contracts/commands';
import { assignContracts, coTermContracts, endContract } from '@/features/contracts/commands-end';
import { pauseContract, renewContract } from '@/features/contracts/commands-life';
import { setRate } from '@/features/rates/commands';
import type { Company } from './company';
import { chanceOf } from './random';
import { told, type Deed, type Scene } from './scene';
import type { Offset } from './timeline';

/** A contract's last line, as the story knows it. */
export type KeptLine = {
  contractId: string;
  version: number;
  /** Devices are paid for by it. */
  live: boolean;
  /** The end of its running term. */
  endOn: Offset | null;
  /** How it would be recorded anew; null before it is. */
  input: Parameters<typeof recordContract>[1] | null;
};

/** The day on which a customer's contracts get one end, and the one on which its fate is decided. */
const AGREED: Offset = -75;
const DECIDED: Offset = -12;

/** What becomes of the terms of a customer that run today. */
export type Fate = { end: Offset | null; becomes: 'owned' | 'renewed' | 'left' | null };

/** Nothing was agreed: the contract runs until somebody ends it. */
export const NO_END: Fate = { end: null, becomes: null };

/** Some end soon, some later, and few never had an end. Of those that end soon some have somebody to ask, some are renewed, and few leave. */
export function fateOf({ key }: Company, customer: string): Fate {
  const chance = chanceOf(`${key}/terms/${customer}`);
  const fate = chance.between(1, 10);
  const soon = chance.between(14, 84);
  if (fate > 9) return NO_END;
  if (fate > 5) return { end: chance.between(110, 420), becomes: null };
  if (fate === 5 && soon > 60) return { end: soon, becomes: 'left' };
  if (fate === 4) return { end: soon, becomes: 'renewed' };
  // Where customers leave, every end has an owner.
  return { end: soon, becomes: fate <= 2 || key === 'waypoint' ? 'owned' : null };
}

/** One end for all lines where they have several, and what is decided about it. */
export function tellTerms(customer: string, lines: readonly KeptLine[], { end, becomes }: Fate): Deed[] {
  if (end === null) return [];
  const live = () => lines.every((line) => line.live && line.contractId !== '');
  const ends = () => live() && lines.every(({ endOn }) => endOn === end);
  const deeds = [
    deed(
      AGREED,
      () => live() && !ends(),
      (scene) => oneEnd(scene, customer, lines, end),
    ),
  ];
  if (becomes === 'owned') deeds.push(deed(DECIDED, ends, (scene) => give(scene, customer, lines)));
  if (becomes === 'renewed') deeds.push(deed(DECIDED, ends, (scene) => renew(scene, customer, lines, end)));
  if (becomes === 'left') deeds.push(deed(DECIDED, ends, (scene) => leave(scene, customer, lines, end)));
  return deeds;
}

/** Skipped where that does not hold by then. */
function deed(on: Offset, holds: () => boolean, tell: Deed['tell']): Deed {
  return { on, tell: async (scene) => (holds() ? tell(scene) : undefined) };
}

function seenOf(lines: readonly KeptLine[]) {
  return lines.map(({ contractId, version }) => ({ contractId, version }));
}

async function oneEnd({ caller, day }: Scene, customer: string, lines: readonly KeptLine[], end: Offset) {
  const input = { contracts: seenOf(lines), endOn: day(end) };
  const { contracts } = told(`one end for ${customer}`, await coTermContracts(caller('cro'), input));
  keep(lines, contracts);
  for (const line of lines) line.endOn = end;
}

async function give({ caller }: Scene, customer: string, lines: readonly KeptLine[]) {
  const cro = caller('cro');
  const ownerId = cro.kind === 'member' ? cro.userId : null;
  const given = await assignContracts(cro, { contracts: seenOf(lines), ownerId });
  keep(lines, told(`owner of ${customer}`, given).contracts);
}

async function renew({ caller, day }: Scene, customer: string, lines: readonly KeptLine[], end: Offset) {
  for (const seen of seenOf(lines)) {
    const input = { ...seen, endOn: day(end + 365), signedOn: day(DECIDED) };
    told(`renewal of ${customer}`, await renewContract(caller('cro'), input));
  }
}

async function leave({ caller, day }: Scene, customer: string, lines: readonly KeptLine[], end: Offset) {
  const why = { endReason: 'price' as const, endNote: 'A cheaper offer without the upkeep' };
  for (const seen of seenOf(lines))
    told(`end of ${customer}`, await endContract(caller('cro'), { ...seen, on: day(end), ...why }));
}

function keep(lines: readonly KeptLine[], written: readonly { contractId: string; version: number }[]) {
  for (const line of lines)
    line.version = written.find(({ contractId }) => contractId === line.contractId)?.version ?? line.version;
}

/** A customer abroad, who pays in his own currency: its rates month by month, and a season in which he did not need it. */
const ABROAD: Record<string, { customer: string; currency: string; rates: readonly string[] } | undefined> = {
  frostline: {
    customer: 'Nordkühl Logistik',
    currency: 'EUR',
    rates: ['1.0842', '1.0911', '1.1027', '1.0955', '1.1108', '1.1243', '1.1196', '1.1311'],
  },
};

const MONTH = 30;

/** Told where a company has one. */
export function tellAbroad(company: Company): Deed[] {
  const abroad = ABROAD[company.key];
  if (!abroad) return [];
  const { customer, currency, rates } = abroad;
  const kept: { contractId: string; version: number } = { contractId: '', version: 0 };
  const start: Offset = -420;
  return [
    {
      on: start,
      tell: async ({ caller, day }) => {
        const price = { amountMinor: 1_860_000n, periodMonths: 12, currency, rate: '1.0785' };
        const term = { signedOn: day(start - 20), startOn: day(start), freeUntilOn: day(start + 60) };
        const plan = {
          stream: 'software' as const,
          plan: 'Cold chain monitoring, Germany',
          autoRenews: true,
        };
        const input = { customer, ...plan, ...price, ...term, endOn: day(65) };
        Object.assign(kept, told(`contract of ${customer}`, await recordContract(caller('cro'), input)));
      },
    },
    {
      on: -150,
      tell: async ({ caller, day }) => {
        const why = { endReason: 'customer_business' as const, endNote: 'The hall is rebuilt' };
        const { contractId, version } = kept;
        const pause = { contractId, version, on: day(-150), resumeOn: day(-105), ...why };
        told(`pause of ${customer}`, await pauseContract(caller('cro'), pause));
      },
    },
    ...rates.map((rate, i): Deed => {
      const on = -MONTH * (rates.length - i) + 1;
      return {
        on,
        tell: async ({ caller, day }) => {
          const input = { currency, month: day(on).slice(0, 7), rate };
          told(`rate of ${currency}`, await setRate(caller('cro'), input));
        },
      };
    }),
  ];
}
