import { beforeAll, describe, expect, it } from 'vitest';
import { moveDeal, recordEvidence, voidDealEvidence } from '@/features/deals/commands-evidence';
import { showDeal } from '@/features/deals/queries';
import { attachFile, removeFile, verifyEvidence } from '@/features/evidence-files/commands';
import type { Result } from '@/domain/values/result';
import type { Caller } from '@/platform/operations/caller';
import { plainPdf, plainPng } from '../../../prisma/demo/plain-pdf';
import { plainMail } from '../../support/hostile-files';
import { must } from '../../support/operations-answers';
import { newWorld, type World, type WorldDeal } from '../../support/operations-world';
import { refusal, value } from '../../support/tenants';
import { given } from './a-file';

let world: World;
let rep: Caller;
let cro: Caller;
let number: string;
beforeAll(async () => {
  world = await newWorld('attach');
  rep = world.people.REP.caller;
  cro = world.people.CRO.caller;
  number = `PO ${world.canary}`;
});

const orderOf = (reference: string, more: readonly string[] = ['Date 1 Feb 2026', 'Total 8,400.00 EUR']) =>
  plainPdf(['Alder Cold Stores', `Purchase Order No. ${reference}`, ...more]);

async function extraOf(deal: WorldDeal, evidenceId = deal.evidenceId, as: Caller = cro) {
  const extra = must(await showDeal(as, { dealId: deal.dealId })).files.extras[evidenceId];
  if (!extra) throw new Error('The record is not shown');
  return extra;
}

/** The warnings about the file of the deal's PO; others (the same number on other deals of this company) aside. */
async function warningsOf(deal: WorldDeal): Promise<string[]> {
  const { warnings } = await extraOf(deal);
  return warnings.filter(({ code }) => code === 'file' || code === 'unread').map(({ message }) => message);
}

describe('a file is compared with what was typed', () => {
  it.each([
    ['the right number', () => orderOf(number), 'order.pdf', []],
    ['another number', () => orderOf('PO-9999'), 'order.pdf', [/not found in the file; it names PO-9999/]],
    [
      'another amount and day',
      () => orderOf(number, ['2 Feb 2026', '9,400.00']),
      'order.pdf',
      [/8,400\.00 EUR not found/, /1 Feb 2026 not found/],
    ],
    ['no text', () => plainPdf([]), 'scan.pdf', ['This looks like a scan: nobody has compared it']],
    ['a picture', () => plainPng(), 'photo.png', ['A picture: nobody has compared it']],
    ['a mail', () => plainMail([`We order by ${number} of 1 Feb 2026 for 8400 EUR.`]), 'order.eml', []],
  ] as const)('%s', async (_what, bytes, name, says) => {
    const deal = await world.newDeal('own');
    const { fileId } = await given(rep, deal.dealId, bytes(), name);
    value(await attachFile(rep, { evidenceId: deal.evidenceId, fileId }));
    const warnings = await warningsOf(deal);
    expect(warnings).toHaveLength(says.length);
    for (const [i, message] of warnings.entries()) expect(message).toMatch(says[i] ?? /none/);
  });

  it('also when it comes with the record, in the same save', async () => {
    const { dealId, version, lineId } = await world.newDeal('own');
    const { fileId } = await given(rep, dealId, orderOf('DN-771', ['Shipped 1 March 2026']));
    const shipment = {
      kind: 'shipment' as const,
      reference: 'DN-772',
      evidenceOn: '2026-03-01',
      units: 10,
      lineId,
      fileId,
    };
    value(await moveDeal(rep, { dealId, version, to: 'hardware_shipped', evidence: [shipment] }));
    const shown = value(await showDeal(cro, { dealId }));
    const record = shown.evidence.find(({ kind }) => kind === 'shipment');
    expect(shown.files.extras[record?.id ?? '']).toMatchObject({
      file: { id: fileId, name: 'order.pdf', mediaType: 'application/pdf' },
      recordedBy: expect.stringMatching(/^REP/),
      warnings: [
        { code: 'file', message: expect.stringMatching(/^DN-772 not found in the file; it names DN-771$/) },
      ],
    });
  });
});

describe('whose file it is', () => {
  it('a file of another deal, a removed one and an unknown one are not there, at any door', async () => {
    const [deal, second] = [await world.newDeal('own'), await world.newDeal('own')];
    const elsewhere = (await given(rep, second.dealId)).fileId;
    const gone = (await given(rep, deal.dealId)).fileId;
    value(await removeFile(rep, { fileId: gone }));
    for (const fileId of [elsewhere, gone, '01890000-0000-7000-8000-000000000000']) {
      const { dealId, version, evidenceId, lineId } = deal;
      const record = { kind: 'shipment' as const, evidenceOn: '2026-03-01', units: 1, lineId, fileId };
      const answers: Result<unknown>[] = [
        await attachFile(rep, { evidenceId, fileId }),
        await recordEvidence(rep, { dealId, evidence: [record] }),
        await moveDeal(rep, { dealId, version, to: 'hardware_shipped', evidence: [record] }),
        await voidDealEvidence(rep, {
          evidenceId,
          reason: 'x',
          replacement: { kind: 'po', reference: 'P', amountMinor: '1', evidenceOn: '2026-02-01', fileId },
        }),
      ];
      for (const answer of answers) expect(refusal(answer).code).toBe('not_found');
    }
    expect((await extraOf(deal)).file).toBeNull();
  });

  it('delivery gives files to what happens after the PO only', async () => {
    const deal = await world.newDeal('own');
    const { fileId } = await given(world.people.DELIVERY.caller, deal.dealId);
    expect(
      refusal(await attachFile(world.people.DELIVERY.caller, { evidenceId: deal.evidenceId, fileId })).code,
    ).toBe('rule');
  });
});

describe('a file that proves something', () => {
  it('stays, and is replaced only; the former one may then go', async () => {
    const deal = await world.newDeal('own');
    const [first, second] = [
      await given(rep, deal.dealId, orderOf(number), 'a.pdf'),
      await given(rep, deal.dealId, orderOf(number, []), 'b.pdf'),
    ];
    value(await attachFile(rep, { evidenceId: deal.evidenceId, fileId: first.fileId }));
    const refused = refusal(await removeFile(rep, { fileId: first.fileId }));
    expect(refused.message).toMatch(/^a\.pdf proves PO PO canary/);
    expect(refused.remedy).toMatch(/^Attach another file/);
    value(await attachFile(rep, { evidenceId: deal.evidenceId, fileId: second.fileId }));
    value(await removeFile(rep, { fileId: first.fileId }));
    expect((await extraOf(deal)).file?.name).toBe('b.pdf');
  });

  it('of a voided record stays with the history, and nothing more can be given to it', async () => {
    const deal = await world.newDeal('own');
    const { fileId } = await given(rep, deal.dealId);
    value(await attachFile(rep, { evidenceId: deal.evidenceId, fileId }));
    value(await voidDealEvidence(rep, { evidenceId: deal.evidenceId, reason: 'A draft' }));
    expect(refusal(await removeFile(rep, { fileId })).remedy).toMatch(/history/);
    expect(refusal(await attachFile(rep, { evidenceId: deal.evidenceId, fileId })).message).toBe(
      'This record is voided.',
    );
    expect(refusal(await verifyEvidence(cro, { evidenceId: deal.evidenceId })).code).toBe('rule');
  });
});

describe('a second pair of eyes', () => {
  it('is the CRO, once, and nobody whose record it is', async () => {
    const deal = await world.newDeal('own');
    const { evidenceId, dealId } = deal;
    expect(await extraOf(deal, evidenceId, rep)).toMatchObject({ mayVerify: false, mayAttach: true });
    expect((await extraOf(deal)).mayVerify).toBe(true);
    value(await verifyEvidence(cro, { evidenceId }));
    expect(await extraOf(deal)).toMatchObject({
      mayVerify: false,
      verified: { by: expect.stringMatching(/^CRO/) },
    });
    expect(refusal(await verifyEvidence(cro, { evidenceId })).code).toBe('conflict');

    value(
      await recordEvidence(cro, {
        dealId,
        evidence: [{ kind: 'order_confirmation', reference: 'OC-1', evidenceOn: '2026-02-03' }],
      }),
    );
    const own = value(await showDeal(cro, { dealId })).evidence.find(
      ({ kind }) => kind === 'order_confirmation',
    );
    expect((await extraOf(deal, own?.id)).mayVerify).toBe(false);
    expect(refusal(await verifyEvidence(cro, { evidenceId: own?.id ?? '' })).message).toMatch(
      /cannot be your own/,
    );
  });

  it('saw the file that was there: another file takes it back, and a scan that was verified is compared', async () => {
    const deal = await world.newDeal('own');
    const attach = async (bytes: Buffer, name: string) => {
      const { fileId } = await given(rep, deal.dealId, bytes, name);
      value(await attachFile(rep, { evidenceId: deal.evidenceId, fileId }));
    };
    await attach(plainPng(), 'photo.png');
    value(await verifyEvidence(cro, { evidenceId: deal.evidenceId }));
    expect(await warningsOf(deal)).toEqual([]);
    await attach(plainPng(10, 10), 'other.png');
    expect((await extraOf(deal)).verified).toBeNull();
    expect(await warningsOf(deal)).toHaveLength(1);
  });
});

describe('what is odd about a record', () => {
  it('the same PO number elsewhere: named to whom may see that deal, counted to others', async () => {
    const reference = `P-${world.canary}-${Math.trunc(performance.now())}`;
    const replaceBy = async (deal: WorldDeal, by: Caller) => {
      const po = { kind: 'po' as const, reference, amountMinor: '840000', evidenceOn: '2026-02-01' };
      value(await voidDealEvidence(by, { evidenceId: deal.evidenceId, reason: 'typo', replacement: po }));
      return (
        value(await showDeal(cro, { dealId: deal.dealId })).evidence.find(
          (row) => row.kind === 'po' && !row.voidedAt,
        )?.id ?? ''
      );
    };
    const [mine, theirs] = [await world.newDeal('own'), await world.newDeal('colleague')];
    const [id] = [await replaceBy(mine, rep), await replaceBy(theirs, world.people.COLLEAGUE.caller)];
    const same = async (as: Caller) =>
      (await extraOf(mine, id, as)).warnings.filter(({ code }) => code === 'same_po');
    expect(await same(cro)).toEqual([
      {
        code: 'same_po',
        message: 'The same PO number is on',
        deal: { id: theirs.dealId, name: expect.stringContaining('colleague') },
      },
    ]);
    expect(await same(rep)).toEqual([
      { code: 'same_po', message: 'The same PO number is on a deal of somebody else' },
    ]);
  });

  it('an order that is not what was quoted', async () => {
    const deal = await world.newDeal('own');
    value(
      await recordEvidence(rep, {
        dealId: deal.dealId,
        evidence: [{ kind: 'quote', reference: 'Q-9', evidenceOn: '2026-01-20', amountMinor: '1000000' }],
      }),
    );
    const { warnings } = await extraOf(deal);
    expect(warnings.find(({ code }) => code === 'quote')?.message).toBe(
      '16 % below quote Q-9 (10,000.00 EUR)',
    );
  });
});
