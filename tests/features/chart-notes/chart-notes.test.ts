import { beforeEach, describe, expect, it } from 'vitest';
import { removeChartNote, writeChartNote } from '@/features/chart-notes/commands';
import { listChartNotes } from '@/features/chart-notes/queries';
import type { Role } from '@/domain/access/permissions';
import { atInstant } from '@/platform/clock/clock';
import { asAdmin } from '../../support/database';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';

const NOON = '2026-06-30T12:00:00Z';
const NOTE = { noteOn: '2026-03-02', text: 'Price list of spring' };

let tenant: TestTenant;
beforeEach(async () => {
  tenant = await makeTenant();
});

type Input = Parameters<typeof writeChartNote>[1];
const write = (role: Role, input: Partial<Input> = {}) =>
  atInstant(NOON, () => writeChartNote(tenant.as[role], { ...NOTE, ...input }));
const remove = (role: Role, input: Parameters<typeof removeChartNote>[1]) =>
  atInstant(NOON, () => removeChartNote(tenant.as[role], input));
const seen = async (role: Role, input: Parameters<typeof listChartNotes>[1] = {}) =>
  value(await atInstant(NOON, () => listChartNotes(tenant.as[role], input)));

describe('a note on the charts', () => {
  it('is pinned to a day, with who wrote it, and seen by everybody who sees the KPIs', async () => {
    const { noteId } = value(await write('CEO', { text: '  Price list of spring ' }));
    for (const role of ['CRO', 'CEO', 'VIEWER'] as const) {
      expect(await seen(role)).toEqual({
        mayWrite: role !== 'VIEWER',
        notes: [
          {
            id: noteId,
            ...NOTE,
            by: `CEO of ${tenant.slug}`,
            recordedAt: '2026-06-30T12:00:00.000Z',
            version: 1,
            mayChange: role !== 'VIEWER',
          },
        ],
      });
    }
  });

  it('stands in the order of the days, inside the days asked for, and never after the as-of day', async () => {
    for (const noteOn of ['2026-05-01', '2025-12-31', '2026-03-02']) value(await write('CRO', { noteOn }));
    const days = async (input: Parameters<typeof seen>[1]) =>
      (await seen('CRO', input)).notes.map(({ noteOn }) => noteOn);
    expect(await days({})).toEqual(['2025-12-31', '2026-03-02', '2026-05-01']);
    expect(await days({ from: '2026-01-01', asOf: '2026-05-01' })).toEqual(['2026-03-02', '2026-05-01']);
    expect(await days({ asOf: '2026-04-30' })).toEqual(['2025-12-31', '2026-03-02']);
  });

  it('is refused on a day that has not come, without words, and with too many', async () => {
    expect(refusal(await write('CRO', { noteOn: '2026-07-01' }))).toMatchObject({
      code: 'invalid',
      fields: { noteOn: 'This day has not come yet. A note tells what happened.' },
    });
    value(await write('CRO', { noteOn: '2026-06-30' }));
    expect(refusal(await write('CRO', { text: ' ' })).fields).toMatchObject({
      text: 'Please fill this in.',
    });
    expect(refusal(await write('CRO', { text: 'x'.repeat(201) })).code).toBe('invalid');
  });
});

describe('changing a note', () => {
  it('is for whoever wrote it and the CRO; the rest is told, and a looker-on learns of nothing', async () => {
    const own = value(await write('CEO'));
    const ruled = value(await write('CRO', { ...own, text: 'New price list' }));
    expect((await seen('CEO')).notes).toMatchObject([
      { text: 'New price list', by: `CEO of ${tenant.slug}`, version: 2 },
    ]);
    const cros = value(await write('CRO', { noteOn: '2026-04-01' }));
    expect(refusal(await write('CEO', cros)).code).toBe('rule');
    expect(refusal(await remove('CEO', cros)).code).toBe('rule');
    expect((await seen('CEO')).notes.map(({ mayChange }) => mayChange)).toEqual([true, false]);
    for (const role of ['REP', 'DELIVERY', 'VIEWER'] as const) {
      expect(refusal(await write(role)).code).toBe('not_found');
      expect(refusal(await remove(role, ruled)).code).toBe('not_found');
    }
  });

  it('shows the second of two writers what stands now, and keeps it', async () => {
    const first = value(await write('CRO'));
    value(await write('CRO', { ...first, text: 'Price list of May' }));
    expect(refusal(await write('CRO', { ...first, text: 'Mine' }))).toMatchObject({
      code: 'conflict',
      details: { version: 2, theirs: { noteOn: '2026-03-02', text: 'Price list of May' } },
    });
    expect(refusal(await remove('CRO', first)).code).toBe('conflict');
    expect((await seen('CRO')).notes).toMatchObject([{ text: 'Price list of May', version: 2 }]);
  });

  it('takes it away and puts it back as it was', async () => {
    const { noteId } = value(await write('CRO'));
    const gone = value(await remove('CRO', { noteId, version: 1 }));
    expect((await seen('CRO')).notes).toEqual([]);
    expect(refusal(await write('CRO', { ...gone })).code).toBe('not_found');
    expect(refusal(await remove('CRO', gone)).code).toBe('not_found');
    value(await remove('CRO', { ...gone, back: true }));
    expect((await seen('CRO')).notes).toMatchObject([{ id: noteId, ...NOTE, version: 3 }]);
    const log = await asAdmin(async (client) =>
      client.query<{ summary: string }>(
        `SELECT summary FROM audit_event WHERE tenant_id = $1 AND subject_id = $2 ORDER BY at, id`,
        [tenant.id, noteId],
      ),
    );
    expect(log.rows.map(({ summary }) => summary)).toEqual([
      'Pinned the note of 2 Mar 2026 on the charts: Price list of spring',
      'Removed the note of 2 Mar 2026 on the charts: Price list of spring',
      'Put back the note of 2 Mar 2026 on the charts: Price list of spring',
    ]);
  });

  it('of another company is not there', async () => {
    const { noteId, version } = value(await write('CRO'));
    const other = await makeTenant();
    expect(refusal(await removeChartNote(other.as.CRO, { noteId, version })).code).toBe('not_found');
    expect(value(await listChartNotes(other.as.CRO, {})).notes).toEqual([]);
  });
});
