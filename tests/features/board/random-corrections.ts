import { addDays, date } from '@/domain/values/calendar-date';
import { recordContract, removeContract } from '@/features/contracts/commands';
import { endContract } from '@/features/contracts/commands-end';
import { changePrice } from '@/features/contracts/commands-life';
import { undoContract } from '@/features/contracts/commands-undo';
import { createDeal, editDeal } from '@/features/deals/commands';
import { recordEvidence } from '@/features/deals/commands-evidence';
import { noteDeal } from '@/features/deals/commands-notes';
import { setKpiTarget } from '@/features/kpis/commands';
import { setRate } from '@/features/rates/commands';
import { changeSettings } from '@/features/settings/commands';
import { showSettings } from '@/features/settings/queries';
import type { Result } from '@/domain/values/result';
import { value, type TestTenant } from '../../support/tenants';

/** Whole numbers below `n`, the same for the same seed (mulberry32). */
export function seeded(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % n;
  };
}

type Known = { contractId: string; version: number };
type Deal = { dealId: string; version: number };

const CUSTOMERS = ['Alder Foods', 'Birch Dairies', 'Cedar Farms', 'Dune Logistics', 'Elm Cold Chain'];
const STREAMS = ['software', 'hardware', 'services'] as const;
const REASONS = ['price', 'hardware_failure', 'product'] as const;

/** What a busy CRO does to a company that has closed a month: by the real commands, about days before and after it. */
export function corrections(tenant: TestTenant, pick: (n: number) => number) {
  const cro = tenant.as.CRO;
  const contracts: Known[] = [];
  const deals: Deal[] = [];
  const oneOf = <T>(list: readonly T[]): T => list[pick(list.length)] as T;
  const day = () => addDays(date('2024-06-01'), pick(1000));
  const amount = () => String(100_000 + pick(9_000_000));

  /** Keeps the newest version; a line that followed is one more contract. */
  function kept(of: Known, result: Result<{ version: number; newContractId: string | null }>): boolean {
    if (!result.ok) {
      // Somebody (an undo of another line) was there first: forget it.
      contracts.splice(contracts.indexOf(of), 1);
      return false;
    }
    of.version = result.value.version;
    const { newContractId } = result.value;
    if (newContractId) contracts.push({ contractId: newContractId, version: 1 });
    return true;
  }

  async function newContract(): Promise<boolean> {
    const input = { customer: oneOf(CUSTOMERS), stream: oneOf(STREAMS), plan: 'Platform', periodMonths: 12 };
    const foreign = pick(4) === 0 ? { currency: 'CHF', rate: '1.1' } : {};
    const made = await recordContract(cro, { ...input, ...foreign, startOn: day(), amountMinor: amount() });
    if (made.ok) contracts.push({ contractId: made.value.contractId, version: made.value.version });
    return made.ok;
  }

  async function onContract(act: (seen: Known) => Promise<boolean>): Promise<boolean> {
    return contracts.length < 4 ? newContract() : act(oneOf(contracts));
  }

  async function onDeal(act: (seen: Deal) => Promise<boolean>): Promise<boolean> {
    if (deals.length >= 4) return act(oneOf(deals));
    const line = {
      stream: 'hardware' as const,
      recurring: false,
      description: 'Gateways',
      amountMinor: amount(),
    };
    const input = { name: `Deal ${deals.length}`, customer: oneOf(CUSTOMERS), contact: 'Ada', lines: [line] };
    deals.push(value(await createDeal(cro, input)));
    return true;
  }

  const acts: (() => Promise<boolean>)[] = [
    newContract,
    () =>
      onContract(async (seen) => {
        const why = { endReason: oneOf(REASONS) };
        const price = { on: day(), amountMinor: amount(), periodMonths: 12, ...why };
        return kept(seen, await changePrice(cro, { ...seen, ...price }));
      }),
    () =>
      onContract(async (seen) =>
        kept(seen, await endContract(cro, { ...seen, on: day(), endReason: oneOf(REASONS) })),
      ),
    () => onContract(async (seen) => kept(seen, await undoContract(cro, seen))),
    () => onContract(async (seen) => kept(seen, await removeContract(cro, { ...seen, reason: 'wrong' }))),
    async () => {
      const month = `2026-${String(1 + pick(10)).padStart(2, '0')}`;
      return (await setRate(cro, { currency: 'CHF', month, rate: `1.${100 + pick(800)}` })).ok;
    },
    () => onDeal(async ({ dealId }) => (await noteDeal(cro, { dealId, text: `Note ${pick(1_000)}` })).ok),
    () =>
      onDeal(async (seen) => {
        const edited = await editDeal(cro, { ...seen, closeOn: day(), claimBp: pick(10_000) });
        if (edited.ok) seen.version = edited.value.version;
        return edited.ok;
      }),
    () =>
      onDeal(async (seen) => {
        const quote = {
          kind: 'quote' as const,
          reference: `Q-${pick(1e6)}`,
          evidenceOn: '2026-09-10',
          amountMinor: amount(),
        };
        const recorded = await recordEvidence(cro, { dealId: seen.dealId, evidence: [quote] });
        if (recorded.ok) seen.version = recorded.value.version;
        return recorded.ok;
      }),
    async () => {
      const { settings, version } = value(await showSettings(cro, {}));
      const next = { ...settings, silentDays: 1 + pick(300), hardwareLifeMonths: oneOf([12, 24, 36]) };
      return (await changeSettings(cro, { ...next, version })).ok;
    },
    async () => {
      const kpi = oneOf(['nnarr', 'grr', 'acv_per_deployment', 'ttfv']);
      const effectiveFrom = addDays(date('2026-01-01'), pick(300));
      return (await setKpiTarget(cro, { kpi, effectiveFrom, target: String(1 + pick(10_000)) })).ok;
    },
  ];

  /** One act at random; false where it was refused. `counts`: how often each was done. */
  const counts = acts.map(() => 0);
  return {
    counts,
    async one(): Promise<boolean> {
      const which = pick(acts.length);
      const happened = (await acts[which]?.()) ?? false;
      if (happened) counts[which] = (counts[which] ?? 0) + 1;
      return happened;
    },
  };
}
