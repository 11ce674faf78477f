import { buffer } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import JSZip from 'jszip';
import { beforeAll, describe, expect, it } from 'vitest';
import { parsePage } from '@/domain/board/page';
import { renderBoardPdf } from '@/features/board/board-pdf/render';
import { renderBoardSlides } from '@/features/board/board-slides/render';
import { decide } from '@/features/board/commands-decisions';
import { writeSentence } from '@/features/board/commands-hour';
import { makeLink } from '@/features/board-links/commands';
import { exportCompany } from '@/features/company-life/commands-export';
import { askDeletion, callOffDeletion } from '@/features/company-life/commands';
import { digestMail } from '@/features/digests/digest-mail';
import { previewDigest } from '@/features/digests/queries';
import { askRequest } from '@/features/requests/commands';
import { atInstant } from '@/platform/clock/clock';
import { asAdmin } from '../../support/database';
import { readPdf, readSlides } from '../../support/read-exports';
import { refusal, value, type TestTenant } from '../../support/tenants';
import { openShared, pathOf } from '../board-links/a-link';
import { close, MONTH, plannedMonth, storedPages } from './a-month';

const COMPANY = '=HYPERLINK("http://x.example") 🚚 <b>&amp;';
const SAID = '+1 🚚 <img src=x onerror=alert(1)> "quoted" – Ünïcode';
let tenant: TestTenant;

beforeAll(async () => {
  tenant = await plannedMonth();
  await asAdmin((client) => client.query('UPDATE tenant SET name = $2 WHERE id = $1', [tenant.id, COMPANY]));
  value(await writeSentence(tenant.as.CRO, { month: MONTH, topic: 'forecast', text: SAID, version: 0 }));
  value(await decide(tenant.as.CEO, { month: MONTH, kind: 'decision', text: SAID }));
  value(await close(tenant));
});

const sealedFile = async () => {
  const [stored] = await storedPages(tenant);
  if (!stored) throw new Error('Nothing was sealed');
  return { page: parsePage(stored.body), sha256: stored.sha256, intact: true };
};

describe('a company and words that want to be markup, a formula, or a picture', () => {
  it('are sealed as they were written', async () => {
    const { page } = await sealedFile();
    expect([page.company, page.forecast.sentence, page.thisMonth[0]?.text]).toEqual([COMPANY, SAID, SAID]);
  });

  it('stand on slides as text: the file can be read, and nothing in it is an element of theirs', async () => {
    const { text, xml } = await readSlides(await renderBoardSlides(await sealedFile()));
    expect(text).toContain(SAID);
    for (const [path, one] of xml) {
      expect(one, path).not.toMatch(/<(img|b)[ >]/);
      expect(one.match(/&(?!(amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i), path).toBeNull();
    }
  });

  it('stand on paper, with a sign for what has no letter', async () => {
    const { text, info } = await readPdf(await renderBoardPdf(await sealedFile(), 'A4'));
    expect(text).toContain('<img src=x onerror=alert(1)> "quoted" – Ünïcode');
    expect(text).toContain('HYPERLINK("http://x.example")');
    expect(JSON.stringify(info)).toContain('October 2026');
  });

  it('are text to whoever opens the link', async () => {
    const { address } = value(
      await atInstant('2026-11-10T12:00:00Z', () =>
        makeLink(tenant.as.CRO, { month: MONTH, label: SAID, days: 14 }),
      ),
    );
    const answer = await openShared(pathOf(address));
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html).not.toMatch(/<img|<b>|onerror=alert\(1\)>[^&]*</);
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(html).not.toContain('<script');
  });

  it('are no formula in the export of the company, and come back whole', async () => {
    const { open } = value(await exportCompany(tenant.as.CRO, {}));
    const file = await JSZip.loadAsync(await buffer(open()));
    const rowsOf = async (table: string) =>
      parse<Record<string, string>>((await file.file(`tables/${table}.csv`)?.async('nodebuffer')) ?? '', {
        bom: true,
        columns: true,
      });
    const [company] = await rowsOf('company');
    expect(company?.['name']).toBe(`'${COMPANY}`);
    const [sentence] = await rowsOf('board_sentence');
    expect(sentence?.['text']).toBe(`'${SAID}`);
    for (const table of ['company', 'board_sentence', 'board_decision'])
      for (const row of await rowsOf(table))
        for (const cell of Object.values(row)) expect(cell, table).not.toMatch(/^[=@]|^\+\D/);
  });

  it('are one line of a digest’s subject, and text of its body', async () => {
    value(await askRequest(tenant.as.CRO, { text: SAID }));
    const { digest } = value(await previewDigest(tenant.as.CEO, { kind: 'weekly' }));
    if (!digest) throw new Error('There is nothing to tell');
    const mail = await digestMail('ceo@x.example', digest, {
      slug: tenant.slug,
      unsubscribe: 'https://x.example/u',
    });
    expect(mail.subject).toContain(COMPANY);
    expect(mail.subject).not.toMatch(/[\r\n]/);
    expect(mail.html).not.toMatch(/<img|<b>/);
    expect(mail.text.split('\n')[0]).toContain(COMPANY);
  });

  it('have to be typed to the letter before the company is deleted', async () => {
    const ask = (name: string) => askDeletion(tenant.as.CRO, { name });
    for (const name of [COMPANY.replace('🚚', ''), COMPANY.toLowerCase(), `${COMPANY}.`])
      expect(refusal(await ask(name)).fields).toEqual({ name: `Type ${COMPANY}.` });
    value(await ask(COMPANY));
    value(await callOffDeletion(tenant.as.CEO, {}));
  });
});
