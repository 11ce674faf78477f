import type { CalendarDate } from '@/domain/values/calendar-date';
import { createTenant } from '@/features/tenants/create-tenant';
import { atInstant } from '@/platform/clock/clock';
import { withUnit } from '@/platform/db/unit-of-work';
import type { Caller } from '@/platform/operations/caller';
import { join } from './cast';
import type { Company } from './company';
import { perform, told, type Who } from './scene';
import { tellCompany } from './tell-company';
import { tellEngagement } from './tell-engagement';
import { tellExport } from './tell-export';
import { BEGINNING, dayAt, instantAt } from './timeline';

export type Opened = { company: Company; anchor: CalendarDate; caller: (who: Who) => Caller };

/** The tenant and its members, as of the first day of the history. One company after another: the CRO is made by the first. */
export async function openCompany(company: Company, anchor: CalendarDate): Promise<Opened> {
  // The day before the first deeds, which then find everything in place.
  const { slug, name, currency, zone, fiscalStartMonth, acvFloor } = company;
  const instant = instantAt(dayAt(anchor, BEGINNING - 7), zone, 0, 1);
  return atInstant(instant, async () => {
    const facts = { slug, name, currency, zone, fiscalStartMonth, isDemo: true };
    const tenant = told(`company ${name}`, await createTenant(facts));
    const caller = await join(company);
    // No command sets a rep's floor yet (it comes with the reviews), so the row is written here.
    await withUnit({ tenantId: tenant.id, mode: 'write' }, (unit) =>
      unit.execute('UPDATE rep SET acv_floor_minor = $2 WHERE tenant_id = $1', [unit.tenantId, acvFloor]),
    );
    return { company, anchor, caller };
  });
}

/** Three years of history through the commands. Answers how many there were. Companies may be told at the same time. */
export function tellHistory({ company, anchor, caller }: Opened): Promise<number> {
  const deeds = [...tellEngagement(company), ...tellExport(company), ...tellCompany(company)];
  return perform(deeds, { anchor, zone: company.zone, caller });
}
