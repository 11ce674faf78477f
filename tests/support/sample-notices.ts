import { tell } from '@/data/notices';
import { sendDigest } from '@/features/digests/commands';
import { noticeSettings } from '@/features/notices/queries';
import { atInstant, later, now } from '@/platform/clock/clock';
import { newId } from '@/platform/db/ids';
import { withUnit } from '@/platform/db/unit-of-work';
import { createContext } from '@/platform/operations/context';
import { resolveCaller } from '@/platform/operations/resolve';
import { must } from './operations-answers';
import type { DealKind, Person, World } from './operations-world';

type Sample = (world: World, kind: DealKind, who: Person) => unknown;

const nothing: Sample = () => ({});
const IN_FORTY_DAYS = 40 * 86_400;

/** Something that somebody is told of, whatever his role. Answers its id. */
async function newNotice(world: World, { userId }: Person): Promise<string> {
  const resolved = await resolveCaller(world.operator);
  if (!resolved) throw new Error('No such company');
  return withUnit({ tenantId: world.tenantId, mode: 'write' }, async (unit) => {
    const ctx = await createContext(unit, resolved.tenant, resolved.actor);
    const notice = { subject: `sample ${newId()}`, title: `Told ${world.canary}`, path: '/desk' as const };
    // Every role may hear of one of the two, and of one subject nobody hears twice.
    for (const kind of ['board', 'handoff'] as const)
      await tell(ctx, { userIds: [userId] }, { ...notice, kind });
    const [row] = await unit.sql<{ id: string }>(
      'SELECT id FROM notice WHERE tenant_id = $1 AND subject = $2',
      [unit.tenantId, notice.subject],
    );
    if (!row) throw new Error('Nobody was told');
    return row.id;
  });
}

/** Samples of notices and digests, for tests/support/sample-inputs.ts. */
export const NOTICE_SAMPLES: Record<string, Sample> = {
  'notices.list': nothing,
  'notices.settings': nothing,
  'notices.seen': async (world, _kind, who) => {
    await newNotice(world, who);
    return { until: later(now(), 1) };
  },
  'notices.done': async (world, _kind, who) => ({ ids: [await newNotice(world, who)], done: true }),
  'notices.change': async (_world, _kind, who) => {
    const { kinds } = must(await noticeSettings(who.caller, {}));
    const chosen = kinds.find(({ kind }) => kind === 'weekly_digest');
    return { kind: 'weekly_digest', byMail: false, inApp: false, version: chosen?.version ?? 0 };
  },
  'notices.dueMails': nothing,
  'notices.mail': async (world) => ({ noticeId: await newNotice(world, world.people.CEO) }),
  'digests.preview': () => ({ kind: 'weekly' }),
  'digests.recipients': () => ({ kind: 'monthly' }),
  'digests.send': async (world) => {
    // Whoever joined after the period ended gets no digest of it: the members of a world are of today.
    const { userId } = world.people.CRO;
    const later40 = later(now(), IN_FORTY_DAYS);
    must(await atInstant(later40, () => sendDigest(world.operator, { kind: 'monthly', userId })));
    return { kind: 'weekly', userId };
  },
};
