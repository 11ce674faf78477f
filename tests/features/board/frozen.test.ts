import { isDeepStrictEqual } from 'node:util';
import JSZip from 'jszip';
import { expect, it } from 'vitest';
import { GET } from '@/app/api/t/[tenant]/board-page/[month]/route';
import { decide } from '@/features/board/commands-decisions';
import { writeSentence } from '@/features/board/commands-hour';
import { makeLink } from '@/features/board-links/commands';
import { startSession } from '@/platform/auth/sessions';
import { sessionCookieName } from '@/platform/auth/session-cookie';
import { readPdf, readSlides } from '../../support/read-exports';
import { value, type TestTenant } from '../../support/tenants';
import { openShared, pathOf } from '../board-links/a-link';
import { close, MONTH, plannedMonth, shown, storedPages } from './a-month';
import { corrections, seeded } from './random-corrections';

const HOW_MANY = 1000;

/** A file of the page as a member downloads it. */
async function download(tenant: TestTenant, query: string): Promise<Uint8Array> {
  const caller = tenant.as.VIEWER;
  const token = caller.kind === 'member' ? await startSession(caller.userId, 'a test') : '';
  const request = new Request(`http://localhost:3000/api/t/${tenant.slug}/board-page/${MONTH}${query}`, {
    headers: { cookie: `${sessionCookieName()}=${token}` },
  });
  const response = await GET(request, { params: Promise.resolve({ tenant: tenant.slug, month: MONTH }) });
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}

/** Everything that leaves the application about a closed month, as texts. */
async function outputs(tenant: TestTenant, path: string) {
  const slides = await download(tenant, '?format=pptx');
  const zip = await JSZip.loadAsync(slides);
  const books: string[] = [];
  for (const name of Object.keys(zip.files)
    .filter((file) => file.endsWith('.xlsx'))
    .sort((a, b) => a.length - b.length || a.localeCompare(b))) {
    const book = await JSZip.loadAsync((await zip.file(name)?.async('uint8array')) ?? new Uint8Array());
    books.push((await book.file('xl/worksheets/sheet1.xml')?.async('string')) ?? '');
  }
  const { page, sha256, intact } = await shown(tenant);
  return {
    stored: await storedPages(tenant),
    shown: JSON.stringify({ page, sha256, intact }),
    link: await (await openShared(path, {}, new Date().toISOString())).text(),
    a4: (await readPdf(await download(tenant, '?format=pdf'))).pages,
    letter: (await readPdf(await download(tenant, '?format=pdf&paper=letter'))).pages,
    slides: [...(await readSlides(slides)).xml],
    books,
  };
}

it(`leaves a closed month as it is, in every form, after ${HOW_MANY} corrections`, async () => {
  const tenant = await plannedMonth();
  const pick = seeded(20_261_031);
  const busy = corrections(tenant, pick);
  for (let i = 0; i < 60; i += 1) await busy.one();
  const sentence = { month: MONTH, topic: 'nnarr' as const, text: 'The dairies carry it.', version: 0 };
  value(await writeSentence(tenant.as.CRO, sentence));
  value(await decide(tenant.as.CEO, { month: MONTH, kind: 'decision', text: 'Pilots end after 90 days' }));
  value(await close(tenant));
  const { address } = value(await makeLink(tenant.as.CEO, { month: MONTH, label: 'Anna', days: 90 }));
  const next = (await shown(tenant, '2026-11')).page;
  const before = await outputs(tenant, pathOf(address));
  expect(before.a4.join(' ')).toContain('The dairies carry it.');
  expect(before.slides.length).toBeGreaterThan(8);

  busy.counts.fill(0);
  let done = 0;
  for (let tries = 0; done < HOW_MANY && tries < HOW_MANY * 5; tries += 1) if (await busy.one()) done += 1;
  expect(done).toBe(HOW_MANY);
  for (const [which, count] of busy.counts.entries())
    expect({ which, some: count > 10 }).toEqual({ which, some: true });

  const after = await outputs(tenant, pathOf(address));
  for (const [form, text] of Object.entries(before))
    expect({ form, same: isDeepStrictEqual(after[form as keyof typeof after], text) }).toEqual({
      form,
      same: true,
    });
  // They were corrections of something: the month after says so, and its figures are others.
  const now = (await shown(tenant, '2026-11')).page;
  expect(now.kpis).not.toEqual(next.kpis);
  expect(now.corrections.rows).toBeGreaterThan(100);
});
