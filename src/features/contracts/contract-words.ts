import { END_REASON_LABELS, type LineState } from '@/domain/revenue/contract-life';
import type { HealthFacts, HealthReason } from '@/domain/revenue/health';
import type { Money } from '@/domain/values/money';
import { countOf } from '@/ui/format/counts';
import { moneyCompact } from '@/ui/format/money';

export const STATE_WORDS: Record<LineState, string> = {
  signed: 'Signed, not begun',
  free: 'Free time',
  live: 'Live',
  paused: 'Paused',
  replaced: 'Followed',
  ended: 'Ended',
};

/** "each month", "each quarter", "a year": what a payment is for. */
export function periodWord(months: number): string {
  if (months === 1) return 'a month';
  if (months === 3) return 'a quarter';
  if (months === 12) return 'a year';
  return `each ${months} months`;
}

const FIELD_WORDS: Record<string, string> = {
  stream: 'Stream',
  plan: 'Contract',
  externalId: 'Number',
  signedOn: 'Signed',
  startOn: 'Start',
  endOn: 'First unpaid day',
  amountMinor: 'Amount',
  currency: 'Currency',
  periodMonths: 'Months paid for',
  rate: 'Rate',
  freeUntilOn: 'Free until',
  autoRenews: 'Renews by itself',
  ownerId: 'Owner',
  endReason: 'Reason',
  endNote: 'Note',
  endDeploymentId: 'Site',
  removed: 'Taken out',
};

export function fieldWord(field: string): string {
  return FIELD_WORDS[field] ?? field;
}

/** A value of a conflict as a person reads it. */
export function valueWord(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (field === 'endReason' && typeof value === 'string')
    return Object.entries(END_REASON_LABELS).find(([id]) => id === value)?.[1] ?? value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
}

/** What speaks against a renewal, in words. */
export function healthWord(
  reason: HealthReason,
  facts: HealthFacts,
  money: (minor: bigint) => Money,
): string {
  switch (reason) {
    case 'waiting':
      return `waits ${facts.waitingDays ?? 0} days for first value`;
    case 'silent':
      return 'no device reports';
    case 'failures':
      return `${countOf(facts.failedDevices, 'device')} down`;
    case 'blocked':
      return `${countOf(facts.blocked, 'site')} blocked`;
    case 'contraction':
      return `took back ${moneyCompact(money(facts.contractedMinor))} within a year`;
  }
}

type Due = {
  due: readonly { owner: string | null; health: { level: 'good' | 'look' | 'act' } | null }[];
  sums: { due: { arrMinor: bigint } };
  currency: string;
  days: number;
};

/** One sentence that says what to do about what is due. */
export function renewalsLead({ due, sums, currency, days }: Due): string {
  if (due.length === 0) return `Nothing ends within ${days} days without its next term.`;
  const head = `${moneyCompact({ minor: sums.due.arrMinor, currency })} of ARR is due within ${days} days.`;
  const risky = due.filter(({ health }) => health?.level === 'act').length;
  const free = due.filter(({ owner }) => owner === null).length;
  const risk = risky > 0 ? ` ${countOf(risky, 'contract')} at risk.` : '';
  return `${head}${risk}${free > 0 ? ` ${countOf(free, 'contract')} without an owner.` : ''}`;
}
