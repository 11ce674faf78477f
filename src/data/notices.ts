import { ROLES, type Role } from '@/domain/access/permissions';
import { defaultChannels, hasOwnMail, mayHear, type HappeningKind } from '@/domain/notices/kinds';
import { newId } from '@/platform/db/ids';
import type { Context } from '@/platform/operations/context';

/**
 * What a notice says. `subject` is the happening: the same one tells a person once, however often it is told ("approval 0198… asked").
 * `path` lies inside the company: "/board/2026-10", without "/t/…".
 */
export type Notice = {
  kind: HappeningKind;
  subject: string;
  title: string;
  body?: string;
  path: `/${string}`;
};

/** Members by name, by role, the one whose deal it is, or all of these. Somebody who is no member is told nothing. */
export type Audience = {
  userIds?: readonly (string | null)[];
  roles?: readonly Role[];
  repOfDeal?: string;
};

const LONGEST_TITLE = 200;
const LONGEST_BODY = 500;

/**
 * Tells members of a happening, in the transaction of the happening itself: rolled back with it, and as often as it is repeated, once. Who
 * acts is not told of what he does. Each gets it as his settings say, in the application, by mail (sent by a job some minutes later), or
 * not at all; a role that could not open what it is about never.
 */
export async function tell(ctx: Context, to: Audience, notice: Notice): Promise<void> {
  const { kind, subject, title, body, path } = notice;
  const people = await readHearers(ctx, to, kind);
  if (people.length === 0) return;
  // Wanted by mail only: the row is there so that it goes out once, and done, so that it waits nowhere.
  const mails = !ctx.tenant.isDemo && !hasOwnMail(kind);
  const rows = people.map((person) => ({
    id: newId(),
    user: person.userId,
    mail: person.byMail && mails ? 'due' : null,
    done: person.inApp ? null : ctx.now,
  }));
  await ctx.unit.execute(
    `INSERT INTO notice (tenant_id, id, user_id, kind, subject, title, body, path, created_at, seen_at, done_at, mail)
     SELECT $1, r.id, r."user", $3, $4, $5, $6, $7, $8, r.done, r.done, r.mail
     FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, "user" uuid, mail text, done timestamptz)
     ON CONFLICT (tenant_id, user_id, subject) DO NOTHING`,
    [
      ctx.unit.tenantId,
      JSON.stringify(rows),
      kind,
      subject,
      oneLine(title, LONGEST_TITLE),
      body === undefined ? null : oneLine(body, LONGEST_BODY),
      path,
      ctx.now,
    ],
  );
}

type Hearer = { userId: string; inApp: boolean; byMail: boolean };

/** Those of the audience who want to hear of it in one way or the other. */
function readHearers(ctx: Context, to: Audience, kind: HappeningKind): Promise<Hearer[]> {
  const heard = ROLES.filter((role) => mayHear(role, kind));
  const inApp = heard.filter((role) => defaultChannels(role, kind).inApp);
  const byMail = heard.filter((role) => defaultChannels(role, kind).byMail);
  return ctx.unit.sql<Hearer>(
    `SELECT * FROM (SELECT m.user_id AS "userId", coalesce(s.in_app, m.role = ANY($6::text[])) AS "inApp",
         coalesce(s.by_mail, m.role = ANY($7::text[])) AS "byMail"
       FROM membership m LEFT JOIN notice_setting s ON s.tenant_id = m.tenant_id AND s.user_id = m.user_id AND s.kind = $8
       WHERE m.tenant_id = $1 AND m.role = ANY($5::text[]) AND (m.user_id = ANY($2::uuid[]) OR m.role = ANY($3::text[])
           OR m.user_id = (SELECT r.user_id FROM deal d JOIN rep r ON r.tenant_id = d.tenant_id AND r.id = d.rep_id
             WHERE d.tenant_id = $1 AND d.id = $9::uuid))
         AND m.user_id IS DISTINCT FROM $4::uuid) p
     WHERE "inApp" OR "byMail" ORDER BY "userId"`,
    [
      ctx.unit.tenantId,
      (to.userIds ?? []).filter((id) => id !== null),
      to.roles ?? [],
      ctx.actor.userId,
      heard,
      inApp,
      byMail,
      kind,
      to.repOfDeal ?? null,
    ],
  );
}

/** The happenings need nobody any more (decided, answered, taken back): their notices are done for all, and no mail about them goes out. */
export async function settle(
  ctx: Pick<Context, 'unit' | 'now'>,
  subjects: string | readonly string[],
): Promise<void> {
  await ctx.unit.execute(
    `UPDATE notice SET done_at = coalesce(done_at, $3), seen_at = coalesce(seen_at, $3),
       mail = CASE WHEN mail = 'due' THEN 'dropped' ELSE mail END
     WHERE tenant_id = $1 AND subject = ANY($2::text[]) AND (done_at IS NULL OR mail = 'due')`,
    [ctx.unit.tenantId, [subjects].flat(), ctx.now],
  );
}

/** What was told holds no more, and may hold again: done for all, and of its subject everybody can be told another time. */
export async function retract(ctx: Pick<Context, 'unit' | 'now'>, subject: string): Promise<void> {
  await settle(ctx, subject);
  await ctx.unit.execute(
    `UPDATE notice SET subject = subject || ' ' || id WHERE tenant_id = $1 AND subject = $2`,
    [ctx.unit.tenantId, subject],
  );
}

/**
 * One member has done what a notice asked of him, or took that back: it is put away, or stands again, for him alone. One that
 * never stood, since he wants it by mail only, does not then.
 */
export async function settleFor(
  ctx: Pick<Context, 'unit' | 'now'>,
  subject: string,
  { userId, done }: { userId: string; done: boolean },
): Promise<void> {
  await ctx.unit.execute(
    `UPDATE notice SET done_at = CASE WHEN $4 THEN $5::timestamptz END, seen_at = coalesce(seen_at, $5::timestamptz),
       mail = CASE WHEN mail = 'due' THEN 'dropped' ELSE mail END
     WHERE tenant_id = $1 AND user_id = $2::uuid AND subject = $3 AND CASE WHEN $4 THEN done_at IS NULL ELSE done_at > created_at END`,
    [ctx.unit.tenantId, userId, subject, done, ctx.now],
  );
}

/** A notice is a line: what somebody has written over several stays one, and a long one ends in dots, never within a letter of two halves. */
function oneLine(text: string, longest: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : line;
}
