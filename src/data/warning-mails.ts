import type { CalendarDate } from '@/domain/values/calendar-date';
import type { Unit } from '@/platform/db/unit-of-work';

/** `byMail` false: he is told in the application only. */
export type Recipient = { userId: string; email: string; byMail: boolean };
export type WarnedDeal = {
  dealId: string;
  name: string;
  customer: string | null;
  closesOn: CalendarDate;
  daysLeft: number;
};

/** Whom a night's warnings are for: the deal's rep, or every CRO where the rep is no member (any more). Deals closed since are out. */
const WARNED = `zombie_warning w JOIN deal d ON d.tenant_id = $1 AND d.id = w.deal_id AND d.outcome = 'open'
  LEFT JOIN rep r ON r.tenant_id = $1 AND r.id = d.rep_id
  LEFT JOIN membership o ON o.tenant_id = $1 AND o.user_id = r.user_id
  JOIN membership m ON m.tenant_id = $1 AND (m.user_id = o.user_id OR o.user_id IS NULL AND m.role = 'CRO')
  JOIN app_user u ON u.id = m.user_id`;

const BY_MAIL = `NOT EXISTS (SELECT 1 FROM notice_setting n WHERE n.tenant_id = $1 AND n.user_id = u.id AND n.kind = 'deal_warning'
  AND NOT n.by_mail)`;

/** Those who have not got their mail of that night. */
export async function readRecipients(unit: Unit, warnedOn: CalendarDate): Promise<Recipient[]> {
  return unit.sql<Recipient>(
    `SELECT DISTINCT u.id AS "userId", u.email, ${BY_MAIL} AS "byMail" FROM ${WARNED} WHERE w.tenant_id = $1 AND w.warned_on = $2
       AND NOT EXISTS (SELECT 1 FROM warning_mail s WHERE s.tenant_id = $1 AND s.warned_on = $2 AND s.user_id = u.id) ORDER BY u.email`,
    [unit.tenantId, warnedOn],
  );
}

/** One person's warned deals of a night, the next to close first. */
export async function readWarnedDeals(
  unit: Unit,
  warnedOn: CalendarDate,
  userId: string,
): Promise<(WarnedDeal & Recipient)[]> {
  return unit.sql<WarnedDeal & Recipient>(
    `SELECT d.id AS "dealId", d.name, c.name AS customer, w.due_on AS "closesOn", w.due_on - w.warned_on AS "daysLeft",
       u.id AS "userId", u.email, ${BY_MAIL} AS "byMail"
     FROM ${WARNED} LEFT JOIN customer c ON c.tenant_id = $1 AND c.id = d.customer_id
     WHERE w.tenant_id = $1 AND w.warned_on = $2 AND u.id = $3 ORDER BY w.due_on, d.amount_minor DESC NULLS LAST, d.id`,
    [unit.tenantId, warnedOn, userId],
  );
}

/** Claims the one mail of that night and person. False: it was sent, or is being sent by a transaction that this one has waited for. */
export async function claimMail(
  unit: Unit,
  mail: { warnedOn: CalendarDate; userId: string; deals: number; delivered: boolean },
  now: string,
): Promise<boolean> {
  const count = await unit.execute(
    `INSERT INTO warning_mail (tenant_id, warned_on, user_id, deals, delivered, at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (tenant_id, warned_on, user_id) DO NOTHING`,
    [unit.tenantId, mail.warnedOn, mail.userId, mail.deals, mail.delivered, now],
  );
  return count === 1;
}
