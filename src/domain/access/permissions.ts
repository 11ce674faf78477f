import type { EvidenceKind, StageId } from '@/domain/deals/deal';

export const ROLES = ['CRO', 'CEO', 'REP', 'DELIVERY', 'VIEWER'] as const;
export type Role = (typeof ROLES)[number];

/**
 * Who may do what (docs/architecture.md, "Permissions"). The only source: operations name one of these, the matrix test walks all
 * roles × operations, and a REP's right to deals is narrowed to his own by the scope.
 */
export const PERMISSIONS = {
  'tenant.read': ['CRO', 'CEO', 'REP', 'DELIVERY', 'VIEWER'],
  'members.read': ['CRO', 'CEO'],
  'members.invite': ['CRO', 'CEO'],
  'members.remove': ['CRO', 'CEO'],
  'settings.read': ['CRO', 'CEO'],
  'settings.write': ['CRO'],
  'stageModel.read': ['CRO', 'CEO', 'REP', 'DELIVERY', 'VIEWER'],
  'stageModel.write': ['CRO'],
  'stageModel.sign': ['CRO', 'CEO'],
  'exceptions.read': ['CRO', 'CEO'],
  'exceptions.ask': ['CEO'],
  'deals.read': ['CRO', 'CEO', 'REP', 'DELIVERY'],
  'deals.write': ['CRO', 'REP'],
  'deals.move': ['CRO', 'REP', 'DELIVERY'],
  'evidence.write': ['CRO', 'REP', 'DELIVERY'],
  'evidence.verify': ['CRO'],
  'notes.write': ['CRO', 'CEO', 'REP', 'DELIVERY'],
  'views.write': ['CRO', 'CEO', 'REP', 'DELIVERY'],
  'approvals.read': ['CRO', 'CEO', 'REP'],
  'approvals.decide': ['CRO'],
  'pilots.read': ['CRO', 'CEO', 'REP'],
  'pilots.write': ['CRO', 'REP'],
  'pilots.extend': ['CRO'],
  'audit.read': ['CRO', 'CEO', 'REP'],
  'audit.cleanUp': ['CRO'],
  'forecast.read': ['CRO', 'CEO', 'REP', 'VIEWER'],
  'accuracy.read': ['CRO', 'CEO', 'VIEWER'],
  'forecast.snapshot': ['CRO'],
  'leadTimes.read': ['CRO', 'CEO', 'REP', 'DELIVERY'],
  'leadTimes.write': ['CRO'],
  'reviews.read': ['CRO', 'CEO', 'REP'],
  'reviews.prepare': ['CRO', 'REP'],
  'reviews.act': ['CRO', 'CEO', 'REP'],
  'reviews.run': ['CRO'],
  'reviews.schedule': ['CRO'],
  'kpis.read': ['CRO', 'CEO', 'VIEWER'],
  'kpiSet.write': ['CRO'],
  'engagement.read': ['CRO', 'CEO', 'VIEWER'],
  'engagement.write': ['CRO'],
  'chartNotes.write': ['CRO', 'CEO'],
  'revenue.read': ['CRO', 'CEO', 'VIEWER'],
  'revenue.write': ['CRO'],
  'revenue.close': ['CRO'],
  'deployments.read': ['CRO', 'CEO', 'DELIVERY'],
  'deployments.write': ['CRO', 'DELIVERY'],
  'handoffs.read': ['CRO', 'CEO', 'REP', 'DELIVERY'],
  'handoffs.offer': ['CRO', 'REP'],
  'handoffs.decide': ['CRO', 'DELIVERY'],
  'valuePlans.write': ['CRO', 'DELIVERY'],
  'valuePlans.rule': ['CRO'],
  'devices.read': ['CRO', 'CEO', 'DELIVERY'],
  'devices.write': ['CRO', 'DELIVERY'],
  'saveCases.read': ['CRO', 'CEO', 'DELIVERY'],
  'saveCases.write': ['CRO', 'DELIVERY'],
  'apiKeys.read': ['CRO', 'CEO'],
  'apiKeys.write': ['CRO'],
  'apiKeys.revoke': ['CRO'],
  'imports.read': ['CRO', 'CEO'],
  'imports.write': ['CRO'],
  'board.read': ['CRO', 'CEO', 'VIEWER'],
  'board.write': ['CRO'],
  'board.decide': ['CRO', 'CEO'],
  'board.attend': ['CRO', 'CEO'],
  'board.close': ['CRO', 'CEO'],
  'board.share': ['CRO', 'CEO'],
  'boardLinks.read': ['CRO', 'CEO'],
  'boardLinks.revoke': ['CRO', 'CEO'],
  'boardAgenda.write': ['CRO'],
  'discipline.read': ['CRO', 'CEO'],
  'waiting.read': ['CEO'],
  'requests.read': ['CRO', 'CEO'],
  'requests.write': ['CRO'],
  'requests.answer': ['CEO'],
  'terms.read': ['CRO', 'CEO'],
  'terms.write': ['CRO'],
  'time.read': ['CRO', 'CEO'],
  'time.write': ['CRO'],
  'portfolio.read': ['CRO', 'CEO'],
  'templates.copy': ['CRO'],
  'startGuide.read': ['CRO', 'CEO'],
  'startGuide.write': ['CRO'],
  'notices.read': ['CRO', 'CEO', 'REP', 'DELIVERY', 'VIEWER'],
  'notices.write': ['CRO', 'CEO', 'REP', 'DELIVERY', 'VIEWER'],
  'digests.send': ['CRO'],
  'tenant.export': ['CRO', 'CEO'],
  'tenant.archive': ['CRO'],
  'tenant.delete': ['CRO'],
  'tenant.keep': ['CRO', 'CEO'],
  'tenant.transfer': ['CRO'],
  'export.read': ['CRO', 'CEO'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/**
 * What else than reading is left in a company that is archived or leaving: what ends that, what takes rights away, what is the reader's
 * own. The permissions of the commands that say `whileArchived`; a test holds the two equal.
 */
const AT_REST: readonly Permission[] = [
  'apiKeys.revoke',
  'boardLinks.revoke',
  'members.remove',
  'notices.write',
  'tenant.archive',
  'tenant.delete',
  'tenant.export',
  'tenant.keep',
];

/**
 * The right of a role; asked about an actor, what he may do in the company as it is now. Pages ask about the actor, so that in a company
 * that is read-only the controls of refused commands are not there.
 */
export function may(who: Role | { role: Role; resting: boolean }, permission: Permission): boolean {
  if (typeof who === 'string') return (PERMISSIONS[permission] as readonly Role[]).includes(who);
  return may(who.role, permission) && (!who.resting || mayAtRest(permission));
}

/** Whether anything under this permission is allowed in a company that is read-only. */
export function mayAtRest(permission: Permission): boolean {
  return permission.endsWith('.read') || AT_REST.includes(permission);
}

const DELIVERED: readonly EvidenceKind[] = ['shipment', 'activation', 'milestone'];
const DELIVERED_STAGES: readonly StageId[] = ['hardware_shipped', 'software_activated', 'services_completed'];

/** Evidence that a member who may write any may record and void: delivery what happens after the PO, never the documents before it. */
export function mayRecord(role: Role, kind: EvidenceKind): boolean {
  return role !== 'DELIVERY' || DELIVERED.includes(kind);
}

/** Stages to which a member who may move deals may move them. */
export function mayMoveTo(role: Role, stage: StageId): boolean {
  return role !== 'DELIVERY' || DELIVERED_STAGES.includes(stage);
}

/** Which deals a member sees: a rep his own, delivery the deals after the PO, the rest all. */
export type DealScope = { kind: 'all' } | { kind: 'own'; repId: string | null } | { kind: 'afterPo' };

export function dealScope(role: Role, repId: string | null): DealScope {
  if (role === 'REP') return { kind: 'own', repId };
  return role === 'DELIVERY' ? { kind: 'afterPo' } : { kind: 'all' };
}
