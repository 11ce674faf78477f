import { beforeAll, describe, expect, it } from 'vitest';
import { conflictOf } from '@/domain/values/conflict';
import { editDeal } from '@/features/deals/commands';
import { chooseContact, saveContact } from '@/features/deals/commands-contacts';
import { noteDeal, removeNote } from '@/features/deals/commands-notes';
import { undo } from '@/features/deals/commands-undo';
import { dealPage } from '@/features/deals/queries-deal-page';
import { atInstant } from '@/platform/clock/clock';
import { makeTenant, refusal, value, type TestTenant } from '../../support/tenants';
import { dealOf, pageOf } from './a-deal';

let tenant: TestTenant;
let deal: { dealId: string; version: number };
beforeAll(async () => {
  tenant = await makeTenant();
});

const page = async (knownAt?: string) =>
  value(await dealPage(tenant.as.CRO, { dealId: deal.dealId, knownAt }));

describe('notes', () => {
  it('stand with their author, latest first, until they are removed; what was known keeps them', async () => {
    deal = await dealOf(tenant, []);
    const { dealId } = deal;
    await atInstant('2026-11-01T08:00:00.000Z', () => noteDeal(tenant.as.CEO, { dealId, text: 'First' }));
    const later = await atInstant('2026-11-02T08:00:00.000Z', () =>
      noteDeal(tenant.as.CRO, { dealId, text: '  Second <b>\n\nwith lines ' }),
    );
    const { notes } = await page();
    expect(notes.map(({ text }) => text)).toEqual(['Second <b>\n\nwith lines', 'First']);
    expect(notes[1]?.author).toContain('CEO of');
    value(await removeNote(tenant.as.CRO, { noteId: value(later).noteId }));
    expect((await page()).notes.map(({ text }) => text)).toEqual(['First']);
  });

  it('move nothing: a note is no activity and no new version', async () => {
    const fresh = await dealOf(tenant, []);
    value(await noteDeal(tenant.as.CRO, { dealId: fresh.dealId, text: 'Hello' }));
    const shown = await pageOf(tenant, fresh);
    expect(shown.deal.version).toBe(1);
    expect(shown.facts.lastActivityOn).toBeNull();
  });

  it('are removed by their author or the CRO, once', async () => {
    const { dealId } = deal;
    const { noteId } = value(await noteDeal(tenant.as.CEO, { dealId, text: 'Mine' }));
    value(await removeNote(tenant.as.CEO, { noteId }));
    expect(refusal(await removeNote(tenant.as.CEO, { noteId })).code).toBe('conflict');
    const other = value(await noteDeal(tenant.as.CRO, { dealId, text: 'Not yours' }));
    expect(refusal(await removeNote(tenant.as.CEO, { noteId: other.noteId })).code).toBe('rule');
  });

  it('have something to say and end somewhere', async () => {
    const { dealId } = deal;
    expect(refusal(await noteDeal(tenant.as.CRO, { dealId, text: '   ' })).code).toBe('invalid');
    expect(refusal(await noteDeal(tenant.as.CRO, { dealId, text: 'x'.repeat(5001) })).code).toBe('invalid');
  });
});

describe('contacts', () => {
  it('are added, changed and chosen; the choice can be undone', async () => {
    deal = await dealOf(tenant, []);
    const { dealId, version } = deal;
    const bo = { name: 'Bo Buyer', email: 'bo@nordic.example', title: 'Buyer' };
    const { contactId } = value(await saveContact(tenant.as.CRO, { dealId, ...bo }));
    const chosen = value(await chooseContact(tenant.as.CRO, { dealId, version, contactId }));
    expect((await page()).deal.contact).toBe('Bo Buyer');
    const changed = { ...bo, title: 'Head of buying' };
    value(await saveContact(tenant.as.CRO, { dealId, contactId, ...changed, seen: bo }));
    expect((await page()).contacts).toContainEqual({ id: contactId, ...changed });
    value(await undo(tenant.as.CRO, { dealId, version: chosen.version }));
    expect((await page()).deal.contact).toBe('Ada Buyer');
  });

  it('of two changes at once the second sees both values', async () => {
    const { dealId } = deal;
    const seen = { name: 'Cy Buyer', email: null, title: null };
    const { contactId } = value(await saveContact(tenant.as.CRO, { dealId, ...seen }));
    value(await saveContact(tenant.as.CRO, { dealId, contactId, ...seen, title: 'CTO', seen }));
    const late = await saveContact(tenant.as.CRO, { dealId, contactId, ...seen, title: 'CFO', seen });
    expect(conflictOf(refusal(late))).toMatchObject({ theirs: { title: 'CTO' }, seen: { title: null } });
  });

  it('of another customer, or on a stale version, are not chosen', async () => {
    const { dealId } = deal;
    const [contact] = (await page()).contacts;
    const version = (await page()).deal.version;
    value(await editDeal(tenant.as.CRO, { dealId, version, nextStep: 'Call' }));
    const contactId = contact?.id ?? '';
    expect(refusal(await chooseContact(tenant.as.CRO, { dealId, version, contactId })).code).toBe('conflict');
    const other = await makeTenant();
    const foreign = await dealOf(other, []);
    const stranger = await chooseContact(other.as.CRO, { ...foreign, contactId });
    expect(refusal(stranger).code).toBe('not_found');
  });
});
