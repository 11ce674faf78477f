import { beforeAll, describe, expect, it } from 'vitest';
import { parsePage } from '@/domain/board/page';
import { renderBoardPdf } from '@/features/board/board-pdf/render';
import { renderBoardSlides } from '@/features/board/board-slides/render';
import { planBoard } from '@/features/board/commands-plan';
import { setKpiTarget } from '@/features/kpis/commands';
import { atInstant } from '@/platform/clock/clock';
import { readPdf, readSlides } from '../../support/read-exports';
import { makeTenant, value, type TestTenant } from '../../support/tenants';
import { close, shown, sold, storedPages } from './a-month';

const MONTH = '2026-10';
const IN_NOVEMBER = '2026-11-20T12:00:00.000Z';

/** Two halves of a sale, in the first quarter and in the third, measured against a target; and the October closed that looks back on them. */
async function closedOctober(currency: string, sale: string, target: string): Promise<TestTenant> {
  const tenant = await makeTenant({ currency });
  const half = String(BigInt(sale) / 2n);
  return atInstant(IN_NOVEMBER, async () => {
    await sold(tenant, 'Orchard Foods', '2026-02-01', half);
    await sold(tenant, 'Harbour Cold Stores', '2026-08-01', half);
    value(await planBoard(tenant.as.CRO, { month: MONTH, heldOn: '2026-11-05' }));
    value(await setKpiTarget(tenant.as.CRO, { kpi: 'nnarr', effectiveFrom: '2026-07-01', target }));
    value(await close(tenant));
    return tenant;
  });
}

/** The same money, 1.2 million units of each currency a year against a target of 1 million, in their own minor units. */
describe.each([
  { currency: 'JPY', sale: '1200000', target: '1000000', compact: '¥1.2M', other: '¥12k' },
  { currency: 'KWD', sale: '1200000000', target: '1000000000', compact: '1.2M', other: '12M' },
  { currency: 'EUR', sale: '120000000', target: '100000000', compact: '€1.2M', other: '€12k' },
])('a month in $currency', ({ currency, sale, target, compact, other }) => {
  let tenant: TestTenant;
  beforeAll(async () => {
    tenant = await closedOctober(currency, sale, target);
  });

  it('is frozen in minor units of its own, and judged by them', async () => {
    const { page, intact, state } = await shown(tenant);
    expect([state, intact, page.currency]).toEqual(['closed', true, currency]);
    const kpi = page.kpis.find(({ id }) => id === 'nnarr');
    expect(kpi).toMatchObject({
      value: { amount: sale },
      target: { amount: target },
      verdict: { state: 'on_track' },
    });
    expect(kpi?.value.text).toContain(compact);
    expect(kpi?.value.text).not.toContain(other);
  });

  it('is the same amount on paper and on slides', async () => {
    const [stored] = await storedPages(tenant);
    if (!stored) throw new Error('Nothing is stored');
    const file = { page: parsePage(stored.body), sha256: stored.sha256, intact: true };
    const texts = [
      (await readPdf(await renderBoardPdf(file, 'A4'))).text,
      (await readSlides(await renderBoardSlides(file))).text,
    ];
    const said = file.page.kpis.find(({ id }) => id === 'nnarr')?.value.text ?? 'nothing';
    for (const text of texts) {
      expect(text).toContain(said.replaceAll(/\s+/g, ' '));
      expect(text).not.toMatch(/NaN|undefined|Infinity/);
    }
  });

  it('draws the chart of the slides from whole units, not from minor ones', async () => {
    const [stored] = await storedPages(tenant);
    const page = parsePage(stored?.body ?? '{}');
    const { xml } = await readSlides(
      await renderBoardSlides({ page, sha256: stored?.sha256 ?? null, intact: true }),
    );
    const charts = [...xml].filter(([path]) => path.includes('charts')).map(([, text]) => text);
    const values = charts.flatMap((text) =>
      [...text.matchAll(/<c:v>(-?[\d.]+)<\/c:v>/g)].map((match) => Number(match[1])),
    );
    expect(values).toContain(1_200_000);
  });
});
