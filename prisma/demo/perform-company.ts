import type { CalendarDate } from '@/domain/values/calendar-date';
import { setRepFloor } from '@/features/settings/commands';
import { showSettings } from '@/features/settings/queries';
import { createTenant } from '@/features/tenants/create-tenant';
import { atInstant } from '@/platform/clock/clock';
import type { Caller } from '@/platform/operations/caller';
import { join } from './cast';
import { keepForecasts } from './keep-forecasts';
import type { Company } from './company';
import { perform, told, type Who } from './scene';
import { tellBoard } from './tell-board';
import { tellCompany } from './tell-company';
import { tellCloses } from './tell-closes';
import { tellDevices } from './tell-devices';
import { tellEngagement } from './tell-engagement';
import { tellExport } from './tell-export';
import { tellNotices } from './tell-notices';
import { tellReviews } from './tell-reviews';
import { BEGINNING, dayAt, instantAt } from './timeline';

export type Opened = { company: Company; anchor: CalendarDate; caller: (who: Who) => Caller };

/** The tenant and its members, as of the first day of the history. One company after another: the CRO is made by the first. */
export async function openCompany(company: Company, anchor: CalendarDate): Promise<Opened> {
  // The day before the first deeds, which then find everything in place.
  const { slug, name, currency, zone, fiscalStartMonth, acvFloor } = company;
  const instant = instantAt(dayAt(anchor, BEGINNING - 7), zone, 0, 1);
  return atInstant(instant, async () => {
    const facts = { slug, name, currency, zone, fiscalStartMonth, isDemo: true };
    told(`company ${name}`, await createTenant(facts));
    const caller = await join(company);
    await setFloors(caller('cro'), acvFloor);
    return { company, anchor, caller };
  });
}

/** No rep sells below it alone. */
async function setFloors(cro: Caller, floor: number): Promise<void> {
  const { floors } = told('settings', await showSettings(cro, {}));
  for (const { repId } of floors) {
    told('floor', await setRepFloor(cro, { repId, floorMinor: String(floor), seenMinor: null }));
  }
}

/** Three years of history through the commands. Answers how many there were. Companies may be told at the same time. */
export async function tellHistory({ company, anchor, caller }: Opened): Promise<number> {
  const { deeds: story, deals } = tellCompany(company);
  const { deeds: reviews, preparing } = tellReviews(company, anchor, deals);
  const deeds = [
    ...reviews,
    ...tellEngagement(company),
    ...tellExport(company),
    ...story,
    ...tellDevices(company),
    ...tellCloses(company),
    preparing,
  ];
  const performed = await perform(deeds, { anchor, zone: company.zone, caller });
  const system = { kind: 'system' as const, tenantSlug: company.slug };
  const kept = await keepForecasts(system, company.zone, anchor);
  const held = await tellBoard({ company, caller }, anchor);
  return performed + kept + held + (await tellNotices({ company, caller }, anchor));
}
