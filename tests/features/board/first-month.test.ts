import { beforeEach, describe, expect, it } from 'vitest';
import { renderBoardPdf } from '@/features/board/board-pdf/render';
import { renderBoardSlides } from '@/features/board/board-slides/render';
import { closeBoard } from '@/features/board/commands-close';
import { decide, settleDecision } from '@/features/board/commands-decisions';
import { planBoard, recordAttendance } from '@/features/board/commands-plan';
import { boardList, boardShow } from '@/features/board/queries';
import { removeMember } from '@/features/members/commands';
import { atInstant } from '@/platform/clock/clock';
import type { Caller } from '@/platform/operations/caller';
import { asAdmin } from '../../support/database';
import { readPdf, readSlides } from '../../support/read-exports';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';

let tenant: TestTenant;
const idOf = (caller: Caller) => (caller.kind === 'member' ? caller.userId : '');
const at = <T>(instant: string, work: () => Promise<T>) => atInstant(instant, work);
const show = async (month: string, caller = tenant.as.CEO) => value(await boardShow(caller, { month }));
const plan = async (month: string, heldOn: string) =>
  value(await planBoard(tenant.as.CRO, { month, heldOn }));
const close = async (month: string, caller = tenant.as.CEO) =>
  closeBoard(caller, { month, sha256: (await show(month, caller)).sha256 });

beforeEach(async () => {
  tenant = await makeTenant();
});

describe('the first month of a company without any data', () => {
  it('has no figure made of nothing: it is closed and exported as it is', async () => {
    await at('2026-11-03T12:00:00Z', async () => {
      await plan('2026-10', '2026-11-05');
      value(await close('2026-10'));
      const { page, sha256, intact } = await show('2026-10');
      expect(page.kpis.map(({ verdict }) => verdict.state)).toEqual(page.kpis.map(() => 'not_judged'));
      for (const { value: figure, reason } of page.kpis) {
        if (figure.amount === null) expect(reason).toBeTruthy();
        expect(figure.text).not.toMatch(/NaN|Infinity|undefined/);
      }
      expect(page.forecast.completed).toMatchObject({ biasBp: null, rows: [] });
      const exported = { page, sha256, intact };
      for (const text of [
        (await readPdf(await renderBoardPdf(exported, 'LETTER'))).text,
        (await readSlides(await renderBoardSlides(exported))).text,
      ]) {
        expect(text).toContain('October 2026');
        expect(text).not.toMatch(/NaN|Infinity|undefined|\bnull\b/);
      }
    });
  });

  it('lists nothing but what can be planned', async () => {
    const list = await at('2026-11-03T12:00:00Z', () => boardList(tenant.as.CEO, {}));
    expect(value(list)).toMatchObject({ months: [], unplanned: [{ key: '2026-11' }, { key: '2026-10' }] });
  });
});

describe('a CEO who is alone', () => {
  it('reads and closes a month to which nobody else was asked', async () => {
    await at('2026-11-03T12:00:00Z', async () => {
      await plan('2026-10', '2026-11-05');
      const others = [tenant.as.CRO, tenant.as.REP, tenant.as.DELIVERY, tenant.as.VIEWER].map(idOf);
      await asAdmin((client) =>
        client.query('DELETE FROM membership WHERE tenant_id = $1 AND user_id = ANY($2)', [
          tenant.id,
          others,
        ]),
      );
      const { room } = await show('2026-10');
      expect(room?.members.map(({ userId }) => userId)).toEqual([idOf(tenant.as.CEO)]);
      const answer = value(await close('2026-10'));
      expect(answer.month).toBe('2026-10');
      expect((await show('2026-10')).page.closed).toMatchObject({ by: `CEO of ${tenant.slug}` });
    });
  });
});

describe('somebody who leaves', () => {
  it('stays on the page by name, with what he owes', async () => {
    await at('2026-11-03T12:00:00Z', async () => {
      await plan('2026-10', '2026-11-05');
      const ceo = idOf(tenant.as.CEO);
      const words = { text: 'Call the five', ownerId: ceo, dueOn: '2026-11-20' };
      value(await decide(tenant.as.CRO, { month: '2026-10', kind: 'action', ...words }));
      value(await recordAttendance(tenant.as.CRO, { month: '2026-10', userId: ceo, attended: true }));
      value(await removeMember(tenant.as.CRO, { userId: ceo }));
      expect(refusal(await boardShow(tenant.as.CEO, { month: '2026-10' })).code).toBe('not_found');
      const { page } = await show('2026-10', tenant.as.CRO);
      expect(page.thisMonth).toMatchObject([{ owner: `CEO of ${tenant.slug}`, became: 'open' }]);
      expect(page.attendance.find(({ userId }) => userId === ceo)).toMatchObject({
        name: `CEO of ${tenant.slug}`,
        attended: true,
        role: null,
      });
      value(await close('2026-10', tenant.as.CRO));
    });
  });
});

describe('the turn of the year', () => {
  it('is the company’s: Auckland closes December while London still has it', async () => {
    tenant = await makeTenant({ zone: 'Pacific/Auckland' });
    const london = await makeTenant({ zone: 'Europe/London' });
    await at('2026-12-31T10:59:59Z', async () => {
      await plan('2026-12', '2026-12-31');
      expect(refusal(await close('2026-12'))).toMatchObject({
        code: 'rule',
        remedy: 'It can be closed from 1 Jan 2027 on.',
      });
    });
    await at('2026-12-31T11:00:00Z', async () => {
      expect(value(await boardList(tenant.as.CEO, {})).unplanned.map(({ key }) => key)).toEqual(['2027-01']);
      expect(value(await boardList(london.as.CEO, {})).unplanned[0]?.key).toBe('2026-12');
      value(await close('2026-12'));
      expect((await show('2026-12')).page).toMatchObject({
        asOf: '2026-12-31',
        // A month that ends a quarter looks back on it as a whole and ahead on the next.
        forecast: { quarter: { label: 'Q1 2027' }, completed: { quarter: 'Q4 2026', over: true } },
      });
      expect((await show('2027-01')).page.forecast).toMatchObject({
        quarter: { label: 'Q1 2027' },
        completed: { quarter: 'Q4 2026' },
      });
    });
  });

  it('carries what was agreed in December into January, however long the month', async () => {
    await at('2027-01-05T12:00:00Z', async () => {
      await plan('2026-12', '2027-01-05');
      const owner = { ownerId: idOf(tenant.as.CRO) };
      const agreed = (text: string, dueOn: string) =>
        decide(tenant.as.CRO, { month: '2026-12', kind: 'action', text, dueOn, ...owner });
      const kept = value(await agreed('Kept', '2027-01-31'));
      value(await agreed('Late', '2027-01-31'));
      value(await close('2026-12'));
      await at('2027-01-31T23:59:59Z', async () =>
        value(await settleDecision(tenant.as.CEO, { ...kept, state: 'done' })),
      );
      await at('2027-01-31T23:59:59Z', async () => {
        const { lastMonth } = (await show('2027-01')).page;
        expect(lastMonth.month).toBe('December 2026');
        expect(lastMonth.items.map(({ became }) => became).toSorted()).toEqual(['kept', 'open']);
      });
      await at('2027-02-01T00:00:00Z', async () => {
        const { lastMonth } = (await show('2027-01')).page;
        expect(lastMonth.items.map(({ became }) => became).toSorted()).toEqual(['kept', 'late']);
      });
      const frozen = (await show('2026-12')).page.thisMonth.map(({ became }) => became);
      expect(frozen).toEqual(['open', 'open']);
    });
  });

  it.each([
    ['2028-02', '2028-02-29'],
    ['2027-02', '2027-02-28'],
    ['2027-04', '2027-04-30'],
    ['2027-07', '2027-07-31'],
  ])('%s is measured on %s', async (month, last) => {
    await at('2028-06-15T12:00:00Z', async () => {
      await plan(month, last);
      value(await close(month));
      expect((await show(month)).page.asOf).toBe(last);
    });
  });
});
