import { beforeAll, describe, expect, it } from 'vitest';
import { GET } from '@/app/api/t/[tenant]/board-page/[month]/route';
import { NOT_SEALED } from '@/features/board/export-words';
import { exportQuery } from '@/features/board/queries-export';
import { writeSentence } from '@/features/board/commands-hour';
import { startSession } from '@/platform/auth/sessions';
import { sessionCookieName } from '@/platform/auth/session-cookie';
import type { Caller } from '@/platform/operations/caller';
import { closedMonth } from '../../support/closed-board';
import { asAdmin, asOwner } from '../../support/database';
import { readPdf, readSlides } from '../../support/read-exports';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { MONTH, plannedMonth } from './a-month';

const CLOSED = '2026-09';

async function get(tenant: TestTenant, caller: Caller | null, rest: string): Promise<Response> {
  const token = caller?.kind === 'member' ? await startSession(caller.userId, 'a test') : null;
  const headers: HeadersInit = token === null ? {} : { cookie: `${sessionCookieName()}=${token}` };
  const [month = ''] = rest.split('?');
  const request = new Request(`http://localhost:3000/api/t/${tenant.slug}/board-page/${rest}`, { headers });
  return GET(request, { params: Promise.resolve({ tenant: tenant.slug, month }) });
}

const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());
const textOf = async (response: Response) => (await readPdf(await bytesOf(response))).text;

describe('the page as a file', () => {
  let tenant: TestTenant;
  beforeAll(async () => {
    tenant = await plannedMonth();
    await closedMonth(tenant.id, CLOSED);
  });

  it('is a PDF on A4 unless told, on Letter, or slides; to be saved, never kept', async () => {
    const files = [
      ['', 'application/pdf', 'board page 2026-10.pdf'],
      ['?format=pdf&paper=letter', 'application/pdf', 'board page 2026-10.pdf'],
      [
        '?format=pptx',
        'application/vnd.openxmlformats-officedocument.presentationml.presentation',
        'board page 2026-10.pptx',
      ],
    ] as const;
    const sizes: unknown[] = [];
    for (const [query, type, name] of files) {
      const response = await get(tenant, tenant.as.CEO, `${CLOSED}${query}`);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe(type);
      expect(response.headers.get('content-disposition')).toMatch(/^attachment; /);
      expect(response.headers.get('content-disposition')).toContain(`, ${name}`);
      expect(response.headers.get('cache-control')).toBe('private, no-store');
      const bytes = await bytesOf(response);
      expect(response.headers.get('content-length')).toBe(String(bytes.byteLength));
      if (type === 'application/pdf') sizes.push((await readPdf(bytes)).size);
      else expect((await readSlides(bytes)).slides.length).toBeGreaterThan(4);
    }
    expect(sizes).toEqual([
      [595, 842],
      [612, 792],
    ]);
  });

  it('of a closed month is what was sealed', async () => {
    const { page, sha256, intact } = value(await exportQuery(tenant.as.VIEWER, { month: CLOSED }));
    expect(page.kpis[0]?.value.text).toBe('$620k');
    expect(intact).toBe(true);
    expect(await textOf(await get(tenant, tenant.as.VIEWER, CLOSED))).toContain(`SHA-256 ${sha256}`);
  });

  it('of an open month is what stands now, and says that it still changes', async () => {
    const before = value(await exportQuery(tenant.as.CEO, { month: MONTH }));
    expect(before).toMatchObject({ sha256: null, intact: true });
    const sentence = { month: MONTH, topic: 'forecast' as const, text: 'One order slipped.', version: 0 };
    value(await writeSentence(tenant.as.CRO, sentence));
    const text = await textOf(await get(tenant, tenant.as.CEO, MONTH));
    expect(text).toContain('One order slipped.');
    expect(text).toContain('Not closed');
  });

  it('of a month that nobody has planned is its figures', async () => {
    expect(value(await exportQuery(tenant.as.CRO, { month: '2026-07' })).page).toMatchObject({
      month: { name: 'July 2026' },
      closed: null,
      thisMonth: [],
    });
  });

  it('is for those who read the board’s page, in their own company', async () => {
    const other = await makeTenant();
    for (const role of ['CRO', 'CEO', 'VIEWER'] as const)
      expect((await get(tenant, tenant.as[role], CLOSED)).status).toBe(200);
    const answers = new Set<string>();
    for (const caller of [tenant.as.REP, tenant.as.DELIVERY, other.as.CRO]) {
      const response = await get(tenant, caller, CLOSED);
      answers.add(`${response.status} ${await response.text()}`);
    }
    expect(answers.size).toBe(1);
    expect([...answers][0]).toMatch(/^404 /);
    expect((await get(tenant, null, CLOSED)).status).toBe(401);
  });

  it('is not there for months without a page, and for what is no month or no form', async () => {
    for (const month of ['2199-01', '1999-12'])
      expect(refusal(await exportQuery(tenant.as.CRO, { month })).code).toBe('not_found');
    for (const rest of ['2026-13', 'soon', `${CLOSED}?format=exe`, `${CLOSED}?paper=a3`, `${CLOSED}?more=1`])
      expect((await get(tenant, tenant.as.CRO, rest)).status).toBe(422);
  });

  it('comes out of a company that is archived too', async () => {
    const away = await makeTenant();
    await closedMonth(away.id, CLOSED);
    await asOwner((client) =>
      client.query(`UPDATE tenant SET state = 'archived', state_at = now() WHERE id = $1`, [away.id]),
    );
    expect((await get(away, away.as.VIEWER, CLOSED)).status).toBe(200);
  });

  it('says so in every form when the sealed page was tampered with', async () => {
    const broken = await makeTenant();
    await closedMonth(broken.id, CLOSED);
    await asAdmin((client) =>
      client.query(`UPDATE board_page SET body = replace(body, '$620k', '$920k') WHERE tenant_id = $1`, [
        broken.id,
      ]),
    );
    expect(await textOf(await get(broken, broken.as.CRO, CLOSED))).toContain(NOT_SEALED);
    const slides = await readSlides(await bytesOf(await get(broken, broken.as.CRO, `${CLOSED}?format=pptx`)));
    expect(slides.text).toContain(NOT_SEALED);
  });
});
