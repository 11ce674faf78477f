import fc from 'fast-check';
import { ROLES, type Role } from '@/domain/access/permissions';
import { EVIDENCE_KINDS, STAGE_IDS } from '@/domain/deals/deal';
import { cleanUp, undoCleanUp } from '@/features/audit/commands';
import { auditQuery } from '@/features/audit/queries';
import { createDeal, editDeal, logActivity } from '@/features/deals/commands';
import { moveDeal, recordEvidence, voidDealEvidence } from '@/features/deals/commands-evidence';
import { justifyDeal } from '@/features/justifications/commands';
import type { Result } from '@/domain/values/result';
import type { Caller } from '@/platform/operations/caller';
import { rowsOf } from '../imports/import-csv';
import type { TestTenant } from '../../support/tenants';
import { LINES } from './evidence-sets';
import { DESK_COMMANDS } from './random-desk-commands';

/** What a command can aim at: picked by number, so that a sequence means the same when it is run again. */
export type Ground = { tenant: TestTenant; deals: string[] };
type Aim = { ground: Ground; caller: Caller; dealId: string; version: number };
/** One thing somebody might do: any role, any deal, any values, sensible or not. */
export type Step = {
  role: Role | 'OPERATOR';
  deal: number;
  name: string;
  run: (aim: Aim) => Promise<Result<unknown>>;
};

const day = fc.constantFrom(
  '2026-01-05',
  '2026-02-01',
  '2026-03-01',
  '2026-04-01',
  '2026-11-01',
  '2027-06-01',
);
const minor = fc.constantFrom('0', '100', '220000', '99999999999');
const reference = fc.constantFrom('', 'PO-1', 'Q-1', 'OF-1', '=1+1', ' ');
const stage = fc.constantFrom(...STAGE_IDS);
const text = fc.constantFrom(null, '', 'a reason', 'clean-up');

const evidence = fc.record({
  kind: fc.constantFrom(...EVIDENCE_KINDS),
  reference: fc.option(reference),
  evidenceOn: day,
  amountMinor: fc.option(minor),
  units: fc.option(fc.constantFrom(1, 40, 100)),
});

/** Whole evidence of each kind, so that a good part of the sequences gets past the gates. */
const whole = fc.constantFrom(...EVIDENCE_KINDS).map((kind) => ({
  kind,
  reference: 'PO-1',
  evidenceOn: '2026-03-01',
  amountMinor: kind === 'shipment' ? null : '220000',
  units: kind === 'shipment' ? 100 : null,
}));
const someEvidence = fc.array(fc.oneof(evidence, { weight: 3, arbitrary: whole }), { maxLength: 4 });

function lineSets() {
  return fc.subarray(LINES).map((lines) => [...lines]);
}

const DEAL_COMMANDS: readonly fc.Arbitrary<Pick<Step, 'name' | 'run'>>[] = [
  fc.record({ lines: lineSets(), contact: fc.option(fc.constant('Ada')) }).map(({ lines, contact }) => ({
    name: 'create',
    run: async ({ ground, caller }) => {
      const made = await createDeal(caller, { name: 'Random', customer: 'Nordic Foods', contact, lines });
      if (made.ok) ground.deals.push(made.value.dealId);
      return made;
    },
  })),
  fc
    .record(
      {
        claimBp: fc.constantFrom(null, 0, 8000, 10_000),
        verbalYesOn: fc.option(day),
        isPilot: fc.boolean(),
        closeOn: fc.option(day),
        contact: fc.constant('Ada'),
        termMonths: fc.constantFrom(1, 12, 36),
        amountMinor: fc.option(minor),
        lines: lineSets().map((lines) => lines.map((line) => ({ ...line, id: null }))),
      },
      { requiredKeys: [] },
    )
    .map((fields) => ({
      name: `edit ${Object.keys(fields).join(', ')}`,
      run: ({ caller, dealId, version }) => editDeal(caller, { dealId, version, ...fields }),
    })),
  fc.record({ to: stage, reason: text, evidence: someEvidence }).map((move) => ({
    name: `move to ${move.to}`,
    run: ({ caller, dealId, version }) =>
      moveDeal(caller, { dealId, version, contact: 'Ada', ...move } as Parameters<typeof moveDeal>[1]),
  })),
  someEvidence.map((items) => ({
    name: 'record',
    run: ({ caller, dealId }) =>
      recordEvidence(caller, { dealId, evidence: items } as Parameters<typeof recordEvidence>[1]),
  })),
  fc.record({ nth: fc.nat(20), replacement: fc.option(whole) }).map(({ nth, replacement }) => ({
    name: 'void',
    run: async ({ ground, caller, dealId }) => {
      const records = await evidenceOf(ground.tenant, dealId);
      const evidenceId = records[nth % Math.max(1, records.length)] ?? dealId;
      const input = { evidenceId, reason: 'wrong', replacement } as Parameters<typeof voidDealEvidence>[1];
      return voidDealEvidence(caller, input);
    },
  })),
  day.map((occurredOn) => ({
    name: 'log',
    run: ({ caller, dealId }) => logActivity(caller, { dealId, kind: 'call', occurredOn }),
  })),
  day.map((untilOn) => ({
    name: 'justify',
    run: ({ caller, dealId }) => justifyDeal(caller, { dealId, why: 'alive', evidence: 'a mail', untilOn }),
  })),
  fc.constant({
    name: 'clean up',
    run: async ({ caller, ground }) => {
      const audit = await auditQuery(ground.tenant.operator, { asOf: '2027-11-01' });
      const dealIds = audit.ok ? audit.value.cleanUp.toClose : [];
      return cleanUp(caller, { dealIds: dealIds.slice(0, 5), asOf: '2027-11-01' });
    },
  }),
  fc.nat(5).map((nth) => ({
    name: 'undo clean-up',
    run: async ({ caller, ground }) => {
      const all = await rowsOf<{ id: string }>(ground.tenant, 'SELECT id FROM clean_up WHERE tenant_id = $1');
      return undoCleanUp(caller, {
        cleanUpId: all[nth % Math.max(1, all.length)]?.id ?? ground.deals[0] ?? '',
      });
    },
  })),
];

async function evidenceOf(tenant: TestTenant, dealId: string): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    tenant,
    `SELECT id FROM evidence WHERE tenant_id = $1 AND deal_id = '${dealId}' ORDER BY id`,
  );
  return rows.map(({ id }) => id);
}

/** Any command by any role; the CRO and the reps come most often, as in life. */
export const anyStep: fc.Arbitrary<Step> = fc
  .record({
    role: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom('CRO' as const, 'REP' as const, 'OPERATOR' as const) },
      { weight: 1, arbitrary: fc.constantFrom(...ROLES) },
    ),
    deal: fc.nat(1000),
    command: fc.oneof(
      ...[...DEAL_COMMANDS, ...DESK_COMMANDS].map((arbitrary, place) => ({
        arbitrary,
        weight: place < 5 ? 6 : 1,
      })),
    ),
  })
  .map(({ role, deal, command }) => ({ role, deal, ...command }));
