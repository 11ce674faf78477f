import { Readable } from 'node:stream';
import { showDeal } from '@/features/deals/queries';
import { attachFile, verifyEvidence } from '@/features/evidence-files/commands';
import { storeFile } from '@/features/evidence-files/store-file';
import { toDecimal } from '@/domain/values/money';
import type { Company } from './company';
import { totalOf, type Journey } from './journey';
import { plainPdf } from './plain-pdf';
import { chanceOf } from './random';
import { told, type Deed } from './scene';
import { YESTERDAY } from './timeline';

/** Orders of so many days have their document; all of them would only make the seed longer. */
const DAYS = 60;

/** The purchase orders of the last weeks as PDFs on their records; the CRO has looked at some of them. One in five is the wrong file. */
export function documents(company: Company, journey: Journey, deal: { dealId: string }): Deed[] {
  const { po, rep, name } = journey;
  if (!po || po.on < YESTERDAY - DAYS) return [];
  const chance = chanceOf(`${company.key}/document/${po.number}`);
  const number = chance.happens(0.3)
    ? po.number.replace(/\d+/, (digits) => `${Number(digits) + 9}`)
    : po.number;
  const given: Deed = {
    on: po.on,
    tell: async ({ caller, day }) => {
      const bytes = orderOf(company, journey, number, day(po.on));
      const file = { dealId: deal.dealId, name: `${number}.pdf`, source: Readable.from([bytes]) };
      const { fileId } = told(name, await storeFile(caller(rep), { ...file, declaredBytes: bytes.length }));
      const evidenceId = await poOf(caller(rep), deal.dealId);
      told(name, await attachFile(caller(rep), { evidenceId, fileId }));
    },
  };
  if (number !== po.number || !chance.happens(0.6)) return [given];
  const verified: Deed = {
    on: po.on + 2,
    tell: async ({ caller }) => {
      const evidenceId = await poOf(caller('cro'), deal.dealId);
      told(name, await verifyEvidence(caller('cro'), { evidenceId }));
    },
  };
  return [given, verified];
}

type Caller = Parameters<typeof showDeal>[0];

async function poOf(caller: Caller, dealId: string): Promise<string> {
  const { evidence } = told('the PO', await showDeal(caller, { dealId }));
  const found = evidence.find(({ kind, voidedAt }) => kind === 'po' && !voidedAt);
  if (!found) throw new Error('The story has a document for a PO that is not there');
  return found.id;
}

function orderOf(company: Company, journey: Journey, number: string, day: string): Buffer {
  const total = toDecimal({ minor: totalOf(journey), currency: company.currency });
  return plainPdf([
    journey.customer,
    `Purchase order ${number}`,
    `Date ${day}`,
    `To ${company.name}`,
    '',
    ...journey.lines.map(({ description, units }) => `${units ? `${units} x ` : ''}${description}`),
    '',
    `Total ${total} ${company.currency}`,
    journey.contact,
  ]);
}
