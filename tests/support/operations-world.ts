import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import type { Role } from '@/domain/access/permissions';
import { createDeal } from '@/features/deals/commands';
import { moveDeal } from '@/features/deals/commands-evidence';
import { showDeal } from '@/features/deals/queries';
import { recordDeployment } from '@/features/deployments/commands';
import { storeUpload } from '@/features/imports/store-upload';
import { addMember } from '@/features/members/add-member';
import { inviteMember, removeMember } from '@/features/members/commands';
import { recordContract } from '@/features/contracts/commands';
import { createTenant } from '@/features/tenants/create-tenant';
import { newToken, startSession } from '@/platform/auth/sessions';
import { atInstant } from '@/platform/clock/clock';
import type { Caller } from '@/platform/operations/caller';
import { hashToken } from '@/platform/operations/resolve';
import { must } from './operations-answers';

export type Person = { userId: string; email: string; token: string; caller: Caller };
export type People = Record<Role | 'COLLEAGUE' | 'REMOVED', Person>;
/** Whose deal: the rep's after the PO, his colleague's after the PO, the rep's before the PO. */
export type DealKind = 'own' | 'colleague' | 'early';
export type WorldDeal = { dealId: string; version: number; lineId: string; evidenceId: string };

/** One company with members of all roles, told through its own commands; every text of it contains the canary. */
export type World = {
  tenantId: string;
  slug: string;
  canary: string;
  operator: Caller;
  people: People;
  newDeal: (kind: DealKind) => Promise<WorldDeal>;
};

/** Only a member has a calendar address, and time of his own. */
export const OF_MEMBERS: readonly string[] = [
  'notices.change',
  'notices.done',
  'notices.seen',
  'board.answer',
  'reviews.renewFeed',
  'renewFeed',
  'tenants.transfer',
  'time.change',
  'time.record',
  'time.remove',
  'time.startTimer',
  'time.stopTimer',
  'time.undo',
];

/** What belongs to the CEO alone. */
const OF_CEOS: readonly string[] = ['exceptions.ask', 'requests.answer', 'waiting.show'];

/** Who may call an operation: an operator has a CRO's rights, and some are the CEO's alone. */
export function callerOf(world: World, operation: string): Caller {
  if (OF_MEMBERS.includes(operation)) return world.people.CRO.caller;
  return OF_CEOS.includes(operation) ? world.people.CEO.caller : world.operator;
}

const MEMBERS: Record<keyof People, Role> = {
  CRO: 'CRO',
  CEO: 'CEO',
  REP: 'REP',
  DELIVERY: 'DELIVERY',
  VIEWER: 'VIEWER',
  COLLEAGUE: 'REP',
  REMOVED: 'REP',
};

export async function newWorld(name: string): Promise<World> {
  const canary = `canary${randomBytes(6).toString('hex')}`;
  const slug = `${name}-${canary}`;
  const company = { slug, name: `Company ${canary}`, currency: 'EUR', zone: 'UTC', fiscalStartMonth: 1 };
  const tenant = must(await createTenant(company));
  const operator: Caller = { kind: 'operator', tenantSlug: slug };
  const people = {} as People;
  for (const [key, role] of Object.entries(MEMBERS))
    people[key as keyof People] = await newPerson(slug, key, role);
  must(await removeMember(operator, { userId: people.REMOVED.userId }));
  const world = { tenantId: tenant.id, slug, canary, operator, people };
  return { ...world, newDeal: (kind) => newDeal(world, kind) };
}

export async function newPerson(slug: string, key: string, role: Role): Promise<Person> {
  const unique = randomBytes(4).toString('hex');
  const email = `${key.toLowerCase()}-${unique}@${slug}.example`;
  const { userId } = must(
    await addMember({ tenantSlug: slug, role, email, name: `${key} ${unique} of ${slug}` }),
  );
  const token = await startSession(userId, 'a test');
  return { userId, email, token, caller: { kind: 'session', token, tenantSlug: slug } };
}

type Base = Omit<World, 'newDeal'>;

async function newDeal(world: Base, kind: DealKind): Promise<WorldDeal> {
  const owner = kind === 'colleague' ? world.people.COLLEAGUE : world.people.REP;
  const { dealId, version } = must(
    await createDeal(owner.caller, {
      name: `Deal ${kind} ${world.canary}`,
      customer: `Customer ${world.canary}`,
      contact: `Contact ${world.canary}`,
      lines: [
        { stream: 'hardware', description: `Sensors ${world.canary}`, amountMinor: '600000', units: 100 },
        {
          stream: 'software',
          recurring: true,
          description: `Platform ${world.canary}`,
          amountMinor: '240000',
        },
      ],
    }),
  );
  const evidence = kind === 'early' ? [demo(), quote(world)] : [demo(), quote(world), po(world)];
  const to = kind === 'early' ? ('hardware_quote_sent' as const) : ('hardware_po_received' as const);
  const moved = must(await moveDeal(owner.caller, { dealId, version, to, evidence }));
  const shown = must(await showDeal(world.operator, { dealId }));
  const last = shown.evidence.find((row) => row.kind === (kind === 'early' ? 'quote' : 'po'));
  const lineId = shown.facts.lines[0]?.id;
  if (!last || !lineId) throw new Error('The deal has no evidence or no line');
  return { dealId, version: moved.version, lineId, evidenceId: last.id };
}

function demo() {
  return { kind: 'demo' as const, evidenceOn: '2026-01-05' };
}

function quote({ canary }: { canary: string }) {
  return {
    kind: 'quote' as const,
    reference: `Q ${canary}`,
    evidenceOn: '2026-01-10',
    amountMinor: '840000',
  };
}

function po({ canary }: { canary: string }) {
  return { kind: 'po' as const, reference: `PO ${canary}`, evidenceOn: '2026-02-01', amountMinor: '840000' };
}

/** A deal that nobody touched for most of a year. */
export async function newZombie(world: World): Promise<string> {
  const made = await atInstant('2026-01-15T09:00:00Z', () =>
    createDeal(world.operator, {
      name: `Zombie ${world.canary}`,
      customer: `Customer ${world.canary}`,
      amountMinor: '100',
    }),
  );
  return must(made).dealId;
}

/** A lead of the rep's colleague, given up before any PO. */
export async function newLostDeal(world: World): Promise<string> {
  const { caller } = world.people.COLLEAGUE;
  const deal = {
    name: `Deal lost ${world.canary}`,
    customer: `Customer ${world.canary}`,
    amountMinor: '777',
  };
  const made = must(await createDeal(caller, deal));
  return must(await moveDeal(caller, { ...made, to: 'closed_lost', reason: 'no budget' })).dealId;
}

export async function newContract(world: World, dealId: string | null = null) {
  const contract = {
    customer: `Customer ${world.canary}`,
    stream: 'software' as const,
    plan: `Plan ${world.canary}`,
    dealId,
    startOn: '2026-03-01',
    amountMinor: '120000',
    periodMonths: 12,
  };
  const { contractId, version } = must(await recordContract(world.operator, contract));
  return { ...contract, contractId, version };
}

export async function newDeployment(world: World, dealId: string | null = null) {
  const deployment = {
    customer: `Customer ${world.canary}`,
    site: `Site ${world.canary}`,
    kind: 'production' as const,
    dealId,
    signedOn: '2026-03-01',
  };
  return must(await recordDeployment(world.operator, deployment));
}

export async function newInvitation(world: World): Promise<string> {
  const email = `guest-${randomBytes(4).toString('hex')}@${world.slug}.example`;
  const invitation = {
    email,
    name: `Guest ${world.canary}`,
    role: 'VIEWER' as const,
    tokenHash: hashToken(newToken()),
  };
  return must(await inviteMember(world.operator, invitation)).invitationId;
}

/** An import of two deals and a bad row, taken in but not checked. */
export async function newImport(world: World): Promise<string> {
  const key = randomBytes(4).toString('hex');
  const rows = [
    'Deal ID,Deal Name,Account Name,Stage,Amount',
    `I-${key}-1,First ${world.canary},Customer ${world.canary},Proposal,5000`,
    `I-${key}-2,Second ${world.canary},Customer ${world.canary},Proposal,7000`,
    `I-${key}-3,Third ${world.canary},Customer ${world.canary},Proposal,much`,
  ];
  const source = Readable.from([Buffer.from(`${rows.join('\n')}\n`)]);
  return must(await storeUpload(world.operator, { kind: 'deals', fileName: `${world.canary}.csv`, source }))
    .importId;
}
