import { beforeAll, describe, expect, it } from 'vitest';
import { createDeal } from '@/features/deals/commands';
import { moveDeal } from '@/features/deals/commands-evidence';
import { undo } from '@/features/deals/commands-undo';
import { forecastCalibration, proposeStageModel } from '@/features/forecast/queries-calibration';
import { publishStageModel } from '@/features/stage-models/commands';
import { sentDraft, draftOfModel } from '@/features/stage-models/components/model-draft';
import { showStageModels } from '@/features/stage-models/queries';
import { atInstant } from '@/platform/clock/clock';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';

const NOW = '2026-11-22T10:00:00Z';
let tenant: TestTenant;

const QUOTE = [
  { kind: 'demo', evidenceOn: '2026-08-01' },
  { kind: 'quote', reference: 'Q', evidenceOn: '2026-08-10', amountMinor: '100000' },
] as const;
const DELIVERED = [
  { kind: 'po', reference: 'PO', evidenceOn: '2026-09-01', amountMinor: '100000' },
  { kind: 'shipment', evidenceOn: '2026-11-10', units: 10 },
] as const;

/** A deal that was quoted, which then was delivered, lost or is still there. */
async function quoted(n: number, then: 'delivered' | 'lost' | 'waiting') {
  const deal = await move(await created(n), 'hardware_quote_sent', QUOTE);
  if (then === 'delivered')
    await move(
      deal,
      'hardware_shipped',
      DELIVERED.map((piece) => ({ ...piece, reference: `PO ${n}` })),
    );
  if (then === 'lost') await move(deal, 'closed_lost', []);
}

async function created(n: number): Promise<Kept> {
  const made = await createDeal(tenant.as.CRO, {
    name: `Deal ${n}`,
    customer: `Customer ${n}`,
    contact: 'Bo',
    closeOn: '2026-12-01',
    lines: [
      { stream: 'hardware', description: 'Gateways', units: 10, amountMinor: '100000' },
      { stream: 'software', recurring: true, description: 'Fleet view', amountMinor: '100000' },
    ],
  });
  const { dealId, version } = value(made);
  return { dealId, version };
}

type Kept = { dealId: string; version: number };
type Move = Parameters<typeof moveDeal>[1];

async function move({ dealId, version }: Kept, to: Move['to'], evidence: readonly unknown[]): Promise<Kept> {
  const reason = to === 'closed_lost' ? { reason: 'Price' } : {};
  const asked = { dealId, version, to, evidence: [...evidence] as Move['evidence'], ...reason };
  const moved = value(await moveDeal(tenant.as.CRO, asked));
  return { dealId, version: moved.version };
}

beforeAll(async () => {
  tenant = await makeTenant();
  await atInstant(NOW, async () => {
    for (let n = 0; n < 18; n += 1) await quoted(n, 'lost');
    for (let n = 18; n < 22; n += 1) await quoted(n, 'delivered');
    await quoted(22, 'waiting');
  });
  // A move by mistake, taken back: it never stood there.
  const lead = await atInstant(NOW, () => created(23));
  const mistaken = await atInstant('2026-11-22T11:00:00Z', () => move(lead, 'hardware_quote_sent', QUOTE));
  await atInstant('2026-11-22T11:01:00Z', async () => value(await undo(tenant.as.CRO, mistaken)));
});

describe('forecast.calibration', () => {
  it('counts what became of every deal that stood in a stage', async () => {
    const { stages } = value(await forecastCalibration(tenant.as.VIEWER, {}));
    expect(stages.map(({ stage, came, lost, open }) => [stage, came, lost, open])).toEqual([
      ['lead', 4, 18, 2],
      ['demo', 0, 0, 0],
      ['hardware_quote_sent', 4, 18, 1],
      ['hardware_po_received', 0, 0, 0],
      ['hardware_shipped', 0, 0, 4],
      ['software_activated', 0, 0, 0],
    ]);
  });

  it('contradicts the 40 % of a quote and leaves the rest alone', async () => {
    const { changes, mayDraft } = value(await forecastCalibration(tenant.as.CRO, {}));
    // 4 of 22 is 18 %, 7 to 39 %: 40 % is too high, and below the demo's 20 % no quote may fall. Lead's 10 % fits.
    expect(changes).toEqual([
      { stage: 'hardware_quote_sent', statedBp: 4000, proposedBp: 2100, observedBp: 1818 },
    ]);
    expect(mayDraft).toBe(true);
    expect(value(await forecastCalibration(tenant.as.CEO, {})).mayDraft).toBe(false);
  });

  it('proposes a draft that can be published as it is, and changes nothing by itself', async () => {
    const proposal = value(await proposeStageModel(tenant.as.CRO, {}));
    expect(proposal.note).toContain('Hardware Quote Sent 40 % to 21 % (seen 18.18 %)');
    const before = value(await showStageModels(tenant.as.CRO, {}));
    expect(before.versions).toHaveLength(1);
    const draft = sentDraft(draftOfModel(proposal.model));
    const rest = { effectiveFrom: before.today, note: proposal.note, basedOn: proposal.basedOn };
    expect(value(await publishStageModel(tenant.as.CRO, { ...draft, ...rest })).version).toBe(2);
    expect(value(await proposeStageModel(tenant.as.CRO, {}))).toMatchObject({ basedOn: 2, changes: [] });
  });

  it('is the company’s, not one rep’s', async () => {
    expect(refusal(await forecastCalibration(tenant.as.REP, {})).code).toBe('not_found');
    expect(refusal(await proposeStageModel(tenant.as.DELIVERY, {})).code).toBe('not_found');
  });

  it('says nothing of a company that has no history', async () => {
    const empty = await makeTenant();
    const { stages, changes } = value(await forecastCalibration(empty.as.CRO, {}));
    expect(stages.every(({ verdict, decided }) => verdict === 'insufficient' && decided === 0)).toBe(true);
    expect(changes).toEqual([]);
    expect(value(await proposeStageModel(empty.as.CRO, {}))).toMatchObject({
      basedOn: 1,
      changes: [],
      note: '',
    });
  });
});
