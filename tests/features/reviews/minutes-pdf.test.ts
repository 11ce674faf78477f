import { beforeAll, describe, expect, it } from 'vitest';
import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import { GET } from '@/app/api/t/[tenant]/review-minutes/[review]/route';
import { closeReview } from '@/features/reviews/commands-close';
import { printableText, UNKNOWN_SIGN } from '@/platform/pdf/printable';
import { renderMinutes } from '@/features/reviews/minutes-pdf/render';
import { minutesSheet, NOT_INTACT } from '@/features/reviews/minutes-sheet';
import { startSession } from '@/platform/auth/sessions';
import { sessionCookieName } from '@/platform/auth/session-cookie';
import type { Caller } from '@/platform/operations/caller';
import { sampleDeal, sampleMinutes, sampleShown } from '../../support/sample-minutes';
import { openReview, reviewCompany, type ReviewCompany } from '../../support/sample-review';
import { value } from '../../support/tenants';

async function read(bytes: Uint8Array) {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const { text } = await extractText(pdf, { mergePages: false });
  const { info } = await getMeta(pdf);
  const [, , width, height] = (await pdf.getPage(1)).view;
  return { pages: text, text: text.join('\n').replaceAll(/\s+/g, ' '), info, size: [width, height] };
}

describe('the PDF of minutes', () => {
  it('says what the page says: each deal with its outcome, the actions then and today, the corrections', async () => {
    const sheet = minutesSheet(sampleShown());
    const { text, pages, info } = await read(await renderMinutes(sheet, 'A4'));
    for (const { name, deals } of sheet.reps) {
      expect(text).toContain(name);
      for (const deal of deals) {
        expect(text).toContain(`${deal.name} (Nordwind GmbH) ${deal.outcome.word}`);
        for (const { text: line } of deal.lines) expect(text).toContain(line.replaceAll(/\s+/g, ' '));
      }
    }
    expect(text).toContain('Ask the buyer for the PO number');
    expect(text).toContain('At the close: open. Today: done 24 Nov 2026.');
    expect(text).toContain('The PO number is 4712. Eve Ceo, 25 Nov 2026, 11:00');
    expect(info).toMatchObject({
      Title: 'Weekly pipeline review, Nordlicht Sensors, 23 Nov 2026',
      Author: 'Nordlicht Sensors',
      Language: 'en',
    });
    for (const [index, page] of pages.entries()) {
      expect(page).toContain('Nordlicht Sensors · Weekly pipeline review');
      expect(page).toContain(`SHA-256 ${sheet.sha256}`);
      expect(page).toContain(`Page ${index + 1} of ${pages.length}`);
    }
  });

  it('comes on A4 and on Letter', async () => {
    const sheet = minutesSheet(sampleShown());
    const sizes = [];
    for (const paper of ['A4', 'LETTER'] as const)
      sizes.push((await read(await renderMinutes(sheet, paper))).size.map((side) => Math.round(side ?? 0)));
    expect(sizes).toEqual([
      [595, 842],
      [612, 792],
    ]);
  });

  it('says loudly that minutes are not the sealed ones', async () => {
    const { text } = await read(await renderMinutes(minutesSheet(sampleShown({ intact: false })), 'A4'));
    expect(text).toContain(NOT_INTACT);
  });

  it('is not broken by long names, long answers, emoji or writing from right to left', async () => {
    const minutes = sampleMinutes();
    const names = ['W'.repeat(300), 'שלום עולם 😀👩‍👩‍👧 Łódź', '株式会社', '\u202Eevil\u0000\u0007'];
    minutes.reps[0]?.deals.push(
      ...names.map((name) => sampleDeal(name, 'held', { reason: `Überlänge ${name} `.repeat(80) })),
    );
    const { text, pages } = await read(await renderMinutes(minutesSheet(sampleShown({ minutes })), 'A4'));
    expect(text).toContain('Łódź');
    expect(text).toContain('Überlänge');
    expect(text.replaceAll(' ', '')).toContain('W'.repeat(300));
    expect(text).toContain(`${UNKNOWN_SIGN} stands for signs that this PDF’s font does not have`);
    expect(pages.at(-1)).toContain(`Page ${pages.length} of ${pages.length}`);
  });

  it('puts one placeholder for a run of signs that the font does not have', () => {
    const has = new Set([...'Ab Łódź'].map((sign) => sign.codePointAt(0) ?? 0));
    expect(printableText('Ab 😀👩‍👩‍👧Ab', has)).toBe(`Ab ${UNKNOWN_SIGN}Ab`);
    expect(printableText('L\u0301', new Set([0x4c]))).toBe(UNKNOWN_SIGN);
  });
});

describe('the address of the PDF', () => {
  let company: ReviewCompany;
  let reviewId: string;
  beforeAll(async () => {
    company = await reviewCompany();
    reviewId = await openReview(company);
    value(await closeReview(company.tenant.as.CRO, { reviewId }));
  });

  async function get(caller: Caller | null, query = '', review = reviewId) {
    const cookie =
      caller?.kind === 'member'
        ? `${sessionCookieName()}=${await startSession(caller.userId, 'a test')}`
        : '';
    const { slug } = company.tenant;
    const request = new Request(`http://localhost:3000/api/t/${slug}/review-minutes/${review}${query}`, {
      headers: { cookie },
    });
    return GET(request, { params: Promise.resolve({ tenant: slug, review }) });
  }
  const textOf = async (response: Response) => read(new Uint8Array(await response.arrayBuffer()));

  it('gives the whole to CRO and CEO, as a file to be saved', async () => {
    for (const role of ['CRO', 'CEO'] as const) {
      const response = await get(company.tenant.as[role]);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('application/pdf');
      expect(response.headers.get('content-disposition')).toMatch(/^attachment; .*Review .*\.pdf/);
      expect(response.headers.get('cache-control')).toContain('no-store');
      const { text, size } = await textOf(response);
      expect(text).toContain('Cold chain');
      expect(text).toContain('Fleet trackers');
      expect(Math.round(size[1] ?? 0)).toBe(842);
    }
    const letter = await textOf(await get(company.tenant.as.CRO, '?size=letter'));
    expect(Math.round(letter.size[1] ?? 0)).toBe(792);
  });

  it('gives a rep his own part, with the totals', async () => {
    const { text } = await textOf(await get(company.ben));
    expect(text).toContain('The part of Ben Rep');
    expect(text).toContain('Fleet trackers');
    expect(text).toContain('Weighted');
    expect(text).not.toContain('Cold chain');
  });

  it('is nothing to a stranger, and to whoever may not see reviews', async () => {
    const other = await reviewCompany();
    const strangers = [company.tenant.as.DELIVERY, company.tenant.as.VIEWER, other.tenant.as.CRO];
    for (const caller of strangers) expect((await get(caller)).status).toBe(404);
    expect((await get(company.tenant.as.CRO, '', await openReview(other))).status).toBe(404);
    expect((await get(null)).status).toBe(401);
  });

  it('says of an open review that it has none yet', async () => {
    const response = await get(company.tenant.as.CRO, '', await openReview(company));
    expect(response.status).toBe(409);
    expect(await response.text()).toContain('not closed yet');
  });
});
