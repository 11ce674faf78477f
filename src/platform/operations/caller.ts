import type { FiscalCalendarKind } from '@/domain/values/fiscal-calendar';
import type { Role } from '@/domain/access/permissions';

/**
 * Who knocks at an operation, and at which door. A session token is checked on the server at every call (revoking works on the next
 * click); `operator` is a person with a shell on the server (command line), `system` a job: both act with a CRO's rights and are named
 * so in the log.
 */
export type Caller =
  | {
      kind: 'session';
      token: string | null;
      tenantSlug: string;
      idempotencyKey?: string;
      /** An open page asks, not the person: it does not count as use, or a page left open would keep its session alive. */
      unattended?: true;
    }
  | { kind: 'member'; userId: string; tenantSlug: string; idempotencyKey?: string }
  | { kind: 'operator' | 'system'; tenantSlug: string; idempotencyKey?: string };

/** archived: read-only. leaving: read-only and deleted when its waiting time is over. */
export type TenantState = 'active' | 'archived' | 'leaving';

/** The tenant as operations see it. */
export type TenantFacts = {
  id: string;
  slug: string;
  name: string;
  currency: string;
  zone: string;
  fiscalStartMonth: number;
  /** months: quarters of three months. weeks: 4-4-5, quarters of thirteen weeks. */
  fiscalCalendar: FiscalCalendarKind;
  isDemo: boolean;
  state: TenantState;
};

/** `resting`: the company is read-only, so `may` answers no to what is refused there. */
export type Actor = { userId: string | null; name: string; role: Role; resting: boolean };
