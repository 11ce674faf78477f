import fc from 'fast-check';
import { STAGE_IDS } from '@/domain/deals/deal';
import { STAGE_LABELS } from '@/domain/deals/stages';
import { decideRequest, requestApproval } from '@/features/approvals/commands';
import { bulkEdit } from '@/features/deals/commands-bulk';
import { undoBulkEdit } from '@/features/deals/commands-bulk-undo';
import { undo } from '@/features/deals/commands-undo';
import { ruleJustification } from '@/features/justifications/commands';
import { setRepFloor } from '@/features/settings/commands';
import { publishStageModel } from '@/features/stage-models/commands';
import { runSweep, undoSweep } from '@/features/sweeps/run-sweep';
import { newId } from '@/platform/db/ids';
import { today } from '@/platform/clock/clock';
import { rowsOf } from '../imports/import-csv';
import type { Ground, Step } from './random-commands';

type Command = Pick<Step, 'name' | 'run'>;

/** The nth row of a statement over the tenant, or an id that nothing has. */
async function pick(ground: Ground, nth: number, text: string): Promise<string> {
  const rows = await rowsOf<{ id: string }>(ground.tenant, text);
  return rows[nth % Math.max(1, rows.length)]?.id ?? newId();
}

async function allDeals(ground: Ground) {
  return rowsOf<{ dealId: string; version: number }>(
    ground.tenant,
    `SELECT id AS "dealId", version FROM deal WHERE tenant_id = $1 ORDER BY id LIMIT 20`,
  );
}

const nth = fc.nat(20);

const bulk = fc
  .oneof(
    fc.record({
      kind: fc.constant('move' as const),
      to: fc.constantFrom(...STAGE_IDS),
      reason: fc.constant('all'),
    }),
    fc.record({ kind: fc.constant('lost' as const), reason: fc.constant('all') }),
    fc.record({ kind: fc.constant('claimOff' as const) }),
    fc.record({
      kind: fc.constant('closeOn' as const),
      closeOn: fc.constantFrom('2027-01-01', '2026-01-01'),
    }),
  )
  .map((change): Command => ({
    name: `bulk ${change.kind}`,
    run: async ({ ground, caller }) => bulkEdit(caller, { deals: await allDeals(ground), change }),
  }));

const undone = fc.constant<Command>({
  name: 'undo',
  run: ({ caller, dealId, version }) => undo(caller, { dealId, version }),
});

const bulkUndone = nth.map((n): Command => ({
  name: 'undo bulk',
  run: async ({ ground, caller }) =>
    undoBulkEdit(caller, {
      bulkId: await pick(
        ground,
        n,
        `SELECT subject_id AS id FROM audit_event WHERE tenant_id = $1 AND operation = 'deals.bulkEdit' AND subject_kind <> 'deal' ORDER BY at`,
      ),
    }),
}));

const floor = fc.constantFrom(null, '100', '99999999').map((floorMinor): Command => ({
  name: `floor ${floorMinor ?? 'none'}`,
  run: async ({ ground, caller }) => {
    const [rep] = await rowsOf<{ floor: bigint | null }>(
      ground.tenant,
      `SELECT acv_floor_minor AS floor FROM rep WHERE tenant_id = $1 AND id = '${ground.tenant.repId}'`,
    );
    return setRepFloor(caller, {
      repId: ground.tenant.repId,
      floorMinor,
      seenMinor: rep?.floor?.toString() ?? null,
    });
  },
}));

const request = fc.constant<Command>({
  name: 'ask for approval',
  run: ({ caller, dealId }) => requestApproval(caller, { dealId, note: 'A way in' }),
});

const decision = fc
  .record({ n: nth, decision: fc.constantFrom('approved' as const, 'refused' as const) })
  .map(({ n, decision: chosen }): Command => ({
    name: chosen,
    run: async ({ ground, caller }) => {
      const rows = await rowsOf<{ id: string; acv: bigint }>(
        ground.tenant,
        'SELECT id, acv_minor AS acv FROM approval WHERE tenant_id = $1 AND decision IS NULL ORDER BY id',
      );
      const open = rows[n % Math.max(1, rows.length)];
      return decideRequest(caller, {
        approvalId: open?.id ?? newId(),
        acvMinor: open?.acv.toString() ?? '0',
        decision: chosen,
        reason: 'so it is',
      });
    },
  }));

const rulings = fc.record({ n: nth, accepted: fc.boolean() }).map(({ n, accepted }): Command => ({
  name: 'rule on a justification',
  run: async ({ ground, caller }) =>
    ruleJustification(caller, {
      justificationId: await pick(ground, n, 'SELECT id FROM justification WHERE tenant_id = $1 ORDER BY id'),
      accepted,
      reason: 'seen',
    }),
}));

/** Any eight figures, in order or not. */
const model = fc
  .array(fc.integer({ min: -1, max: 10_001 }), { minLength: 7, maxLength: 7 })
  .chain((figures) =>
    fc.boolean().map((sorted): Command => {
      const rising = sorted ? [...figures].sort((a, b) => a - b) : figures;
      const stages = STAGE_IDS.map((stage, place) => ({
        stage,
        label: STAGE_LABELS[stage],
        probabilityBp: stage === 'closed_lost' ? 0 : (rising[place] ?? 0),
      }));
      return {
        name: `publish ${rising.join(' ')}`,
        run: async ({ ground, caller }) => {
          const [latest] = await rowsOf<{ version: number }>(
            ground.tenant,
            'SELECT max(version) AS version FROM stage_model WHERE tenant_id = $1',
          );
          const effectiveFrom = today('UTC');
          const basedOn = latest?.version ?? 1;
          return publishStageModel(caller, { stages, gates: [], notApplicable: [], effectiveFrom, basedOn });
        },
      };
    }),
  );

const sweep = fc.constant<Command>({ name: 'sweep', run: ({ caller }) => runSweep(caller, {}) });
const sweepUndone = nth.map((n): Command => ({
  name: 'undo sweep',
  run: async ({ ground, caller }) =>
    undoSweep(caller, {
      sweepId: await pick(
        ground,
        n,
        `SELECT id FROM clean_up WHERE tenant_id = $1 AND kind = 'sweep' ORDER BY at`,
      ),
    }),
}));

/** What the deal desk adds to the commands on one deal. */
export const DESK_COMMANDS: readonly fc.Arbitrary<Command>[] = [
  bulk,
  undone,
  bulkUndone,
  floor,
  request,
  decision,
  rulings,
  model,
  sweep,
  sweepUndone,
];
