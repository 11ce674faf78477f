import { recordContract } from '@/features/contracts/commands';
import { closeMonth } from '@/features/revenue/commands-months';
import { ledgerMonths } from '@/features/revenue/queries-months';
import type { Company } from './company';
import { told, type Deed } from './scene';
import type { Offset } from './timeline';

/** About once a month: each closes the month before, the first all before that. */
const CLOSES: readonly Offset[] = [-230, -200, -169, -139, -108, -77, -47, -16];

type Late = { customer: string; found: Offset; start: Offset; amountMinor: string; plan: string };
type Ahead = { customer: string; signed: Offset; start: Offset; amountMinor: string; plan: string };

/** A contract that came to light after its months were closed, and one that is signed and begins later. */
const BESIDE: Record<string, { late: Late; ahead: Ahead }> = {
  frostline: {
    late: {
      customer: 'Alder Street Markets',
      found: -9,
      start: -75,
      amountMinor: '420000',
      plan: 'Calibration on site, twice a year',
    },
    ahead: {
      customer: 'Halcyon Hotels',
      signed: -12,
      start: 40,
      amountMinor: '960000',
      plan: 'Alarm desk at night',
    },
  },
};

/** The revenue ledger's months as the CRO closes them, and what was found out afterwards. */
export function tellCloses({ slug }: Company): Deed[] {
  const beside = BESIDE[slug];
  if (!beside) return [];
  return [...CLOSES.map(close), tellLate(beside.late), tellAhead(beside.ahead)];
}

function close(on: Offset): Deed {
  return {
    on,
    tell: async ({ caller }) => {
      const { next } = told('months', await ledgerMonths(caller('cro'), {}));
      if (next === null || next.refusal !== null) return;
      const { month: period, movements } = next;
      told(`close of ${period}`, await closeMonth(caller('cro'), { period, movements }));
    },
  };
}

function tellLate({ found, start, ...contract }: Late): Deed {
  return {
    on: found,
    tell: async ({ caller, day }) => {
      const line = { ...contract, stream: 'services' as const, periodMonths: 12 };
      const dates = { signedOn: day(start), startOn: day(start) };
      told('late contract', await recordContract(caller('cro'), { ...line, ...dates }));
    },
  };
}

function tellAhead({ signed, start, ...contract }: Ahead): Deed {
  return {
    on: signed,
    tell: async ({ caller, day }) => {
      const line = { ...contract, stream: 'services' as const, periodMonths: 12 };
      const dates = { signedOn: day(signed), startOn: day(start) };
      told('contract ahead', await recordContract(caller('cro'), { ...line, ...dates }));
    },
  };
}
