import type { Page } from '@playwright/test';
import { createDeal } from '@/features/deals/commands';
import { recordEvidence } from '@/features/deals/commands-evidence';
import { alone, ms, type Row } from '../report';
import { withBrowser } from '../support/browser';
import { LIST_TENANT, listTenant } from '../support/lists';
import { median, percentile } from '../support/measure';
import { send } from '../support/send';
import { type Bench, cookieOf } from '../world';

const MOST_PAINTED_MS = 50;
const MOST_ANSWERED_MS = 30;
const WARM_UP = 40;
/** As many as a column of the board shows at first. */
const CARDS = 20;
const PAINT_ROUNDS = 3;

type Deal = { id: string; name: string; version: number };

/** A stage move on the board of a company with 100,000 open deals: until it is painted, and until the server has acknowledged it. */
export async function moveBlock(bench: Bench): Promise<Row[]> {
  await listTenant(bench);
  const { origin } = await bench.server();
  const deals = await movableDeals();
  const headers: Record<string, string> = { ...(await cookieOf(LIST_TENANT)), origin };
  const answered: number[] = [];
  for (let round = 0; round < WARM_UP + bench.sizes.latencyRounds; round++) {
    const deal = deals[round % deals.length];
    if (!deal) throw new Error('There is no deal to move');
    const took = await move(origin, headers, deal, Math.floor(round / deals.length) % 2 === 0);
    if (round >= WARM_UP) answered.push(took);
  }
  await backToLead(origin, headers, deals);
  const painted = await withBrowser(headers.cookie ?? '', origin, async (page) => {
    const times: number[] = [];
    for (let round = 0; round <= PAINT_ROUNDS; round++) {
      await page.goto(`${origin}/t/${LIST_TENANT}/pipeline/board`);
      await page.locator('[data-card][draggable="true"]').first().waitFor();
      for (const { name } of deals) times.push(await paintMove(page, name));
      await backToLead(origin, headers, deals);
      // The first round compiles.
      if (round === 0) times.length = 0;
    }
    return times;
  });
  return [
    row('Stage move on the board, painted', painted, MOST_PAINTED_MS),
    row('Stage move, acknowledged', answered, MOST_ANSWERED_MS),
  ];
}

function row(what: string, times: number[], most: number): Row {
  const [p50, p95] = [median(times), percentile(times, 95)];
  return alone({
    what,
    ours: `p95 ${ms(p95)} (p50 ${ms(p50)})`,
    goal: `p95 ≤ ${most} ms`,
    met: p95 <= most,
    figures: { p50, p95, rounds: times.length },
  });
}

/** Leads that were shown already: nothing is missing for the move to Demo. They close first, so the board shows them. */
async function movableDeals(): Promise<Deal[]> {
  const operator = { kind: 'operator' as const, tenantSlug: LIST_TENANT };
  const deals: Deal[] = [];
  for (let number = 0; number < CARDS; number++) {
    const name = `Board deal ${number}.`;
    const lines = [{ stream: 'hardware' as const, description: 'Sensors', amountMinor: '1000000' }];
    const input = { name, customer: 'Board', contact: 'Ada', closeOn: '2001-01-01', lines };
    const made = await createDeal(operator, input);
    if (!made.ok) throw new Error(made.refusal.message);
    const { dealId } = made.value;
    const shown = await recordEvidence(operator, {
      dealId,
      evidence: [{ kind: 'demo', evidenceOn: '2026-03-02' }],
    });
    if (!shown.ok) throw new Error(shown.refusal.message);
    deals.push({ id: dealId, name, version: shown.value.version });
  }
  return deals;
}

/** One move by the board's own request: to Demo, or back with a reason. Milliseconds to the last byte of the answer. */
async function move(
  origin: string,
  headers: Record<string, string>,
  deal: Deal,
  forward: boolean,
): Promise<number> {
  const { status, body, milliseconds } = await send(
    `${origin}/api/t/${LIST_TENANT}/moves/${deal.id}`,
    { ...headers, 'idempotency-key': crypto.randomUUID() },
    { version: deal.version, to: forward ? 'demo' : 'lead', ...(forward ? {} : { reason: 'Not yet' }) },
  );
  if (status !== 200) throw new Error(`A move answered ${status}: ${body}`);
  deal.version = (JSON.parse(body) as { version: number }).version;
  return milliseconds;
}

/** Whatever the browser or the rounds have left in Demo. */
async function backToLead(origin: string, headers: Record<string, string>, deals: Deal[]): Promise<void> {
  for (const deal of deals) {
    const gate = await send(`${origin}/api/t/${LIST_TENANT}/moves/${deal.id}`, headers);
    const { card } = JSON.parse(gate.body) as { card: { version: number; stage: string } };
    deal.version = card.version;
    if (card.stage !== 'lead') await move(origin, headers, deal, false);
  }
}

/** Chooses Demo in the card's menu. Milliseconds from the press until the frame that shows the card in its new column has been drawn. */
async function paintMove(page: Page, name: string): Promise<number> {
  const card = page.locator('[data-column="lead"] [data-card]').filter({ hasText: name });
  await card.getByRole('button').click();
  await page.getByRole('menuitem', { name: /^Demo/ }).waitFor();
  const took = await page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const item = [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')].find((one) =>
          one.textContent?.startsWith('Demo'),
        );
        const column = document.querySelector('[data-column="demo"]');
        const started = performance.now();
        const changes = new MutationObserver(() => {
          if (!column?.textContent?.includes(wanted)) return;
          changes.disconnect();
          // What is asked for in a frame runs after that frame was drawn.
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - started), 0));
        });
        changes.observe(document.body, { childList: true, subtree: true });
        item?.click();
      }),
    name,
  );
  await page
    .getByRole('status')
    .filter({ hasText: `${name} is in` })
    .waitFor({ state: 'attached' });
  return took;
}
