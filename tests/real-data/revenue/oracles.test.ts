import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { recordContract } from '@/features/contracts/commands';
import { kpisQuery } from '@/features/kpis/queries';
import { acvOf } from '@/domain/revenue/arr';
import { ratioValue, type RatioOrNone } from '@/domain/values/ratio';
import { atInstant } from '@/platform/clock/clock';
import { makeTenant, value, type TestTenant } from '../../support/tenants';

const FILE = path.join(
  process.env.REAL_DATA_DIR ?? path.resolve('../shared/data'),
  'oracles',
  'examples-dev.json',
);
const here = fs.existsSync(FILE);
if (!here) console.log(`skipped: no ${FILE}`);

const amount = z.number().default(0);
const example = z.object({
  id: z.string(),
  metric: z.string(),
  start: amount,
  new: amount,
  expansion: amount,
  contraction: amount,
  churn: amount,
  tcv: amount,
  one_time: amount,
  years: amount,
  expect: z.record(z.string(), z.number()),
});
type Example = z.infer<typeof example>;

const EXAMPLES = here ? z.array(example).parse(JSON.parse(fs.readFileSync(FILE, 'utf8'))) : [];
const AS_OF = '2025-12-31';
const BEFORE = '2023-06-01';
const MOVED = '2025-03-01';

/** A company whose contracts bring about just these movements, by the same command that everybody uses. */
async function companyOf(made: Example): Promise<TestTenant> {
  const tenant = await makeTenant();
  const contract = async (customer: string, whole: number, startOn: string, endOn: string | null = null) => {
    if (whole === 0) return;
    const price = { amountMinor: String(whole * 100), periodMonths: 12 };
    const said = { customer, stream: 'software' as const, startOn, endOn, ...price };
    value(await recordContract(tenant.operator, said));
  };
  await contract('Stays', made.start - made.contraction - made.churn, BEFORE);
  await contract('Stays', made.expansion, MOVED);
  // One of two subscriptions ends: a contraction, since the other goes on.
  await contract('Shrinks', made.contraction, BEFORE, MOVED);
  await contract('Shrinks', 1, BEFORE);
  await contract('Leaves', made.churn, BEFORE, MOVED);
  await contract('Comes', made.new, MOVED);
  return tenant;
}

const percent = ({ ratio }: RatioOrNone) => (ratio === null ? null : Math.round(ratioValue(ratio) * 100));

/** Past the rules of one metric, as the file names its results. */
async function figuresOf(made: Example): Promise<Record<string, number | null>> {
  const tenant = await companyOf(made);
  const { kpis } = await atInstant(`${AS_OF}T12:00:00Z`, async () =>
    value(await kpisQuery(tenant.operator, { asOf: AS_OF })),
  );
  const { window } = kpis.nnarr;
  const { year } = kpis.grr;
  const whole = (minor: bigint) => Number(minor / 100n);
  const [grr, nrr] = [percent(year.grr) ?? 0, percent(year.nrr) ?? 0];
  return {
    net_new_arr: whole(window.nnarrMinor),
    // Without the one unit that keeps the shrinking customer.
    end: whole(window.closingMinor) - 1,
    growth_pct: Math.round((100 * Number(window.nnarrMinor)) / Number(window.openingMinor)),
    grr_pct: grr,
    nrr_pct: nrr,
    gross_churn_pct: 100 - grr,
    net_churn_pct: 100 - nrr,
  };
}

describe.skipIf(!here)('published worked examples', () => {
  it.each(EXAMPLES.filter(({ metric }) => metric === 'net_new_arr' || metric === 'retention'))(
    '$id: contracts give the published $metric',
    async (made) => {
      expect(await figuresOf(made)).toMatchObject(made.expect);
    },
  );

  it.each(EXAMPLES.filter(({ metric }) => metric === 'acv'))('$id: $metric', (made) => {
    const contract = {
      totalMinor: BigInt(made.tcv * 100),
      oneTimeMinor: BigInt(made.one_time * 100),
      termMonths: made.years * 12,
    };
    expect(acvOf(contract)).toBe(BigInt((made.expect.acv ?? 0) * 100));
  });

  it('are all of the file; the weighted pipeline is held by the domain test of weights', () => {
    expect(EXAMPLES.map(({ metric }) => metric)).toEqual([
      'net_new_arr',
      'retention',
      'retention',
      'acv',
      'weighted_pipeline',
    ]);
  });
});

/** Prices of four yearly Gold plans, two monthly Silver ones, and three monthly Gold ones a year later. */
describe.skipIf(!here)('D8: the movements of one customer', () => {
  it('are new, expansion, contraction, churn at the end of the paid year, and reactivation', async () => {
    const tenant = await makeTenant();
    const plan = async (
      name: string,
      minor: number,
      periodMonths: number,
      from: string,
      until: string | null,
    ) =>
      value(
        await recordContract(tenant.operator, {
          customer: 'One',
          stream: 'software',
          plan: name,
          startOn: from,
          endOn: until,
          amountMinor: String(minor),
          periodMonths,
        }),
      );
    await plan('Gold, yearly', 200_000, 12, '2024-01-01', '2025-01-01');
    await plan('Silver, monthly', 6_000, 1, '2024-01-05', '2024-01-19');
    await plan('Gold, monthly', 15_000, 1, '2025-06-01', null);
    const { kpis } = value(await kpisQuery(tenant.operator, { asOf: '2025-12-31' }));
    const quarter = (label: string) => kpis.nnarr.quarters.find((one) => one.label === label);
    expect(quarter('Q1 2024')).toMatchObject({
      newMinor: 200_000n,
      expansionMinor: 72_000n,
      contractionMinor: -72_000n,
      churnMinor: 0n,
    });
    expect(quarter('Q1 2025')).toMatchObject({ churnMinor: -200_000n, closingMinor: 0n });
    expect(quarter('Q2 2025')).toMatchObject({ reactivationMinor: 180_000n, newMinor: 0n });
  });
});
