import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeKey } from '@/features/api-keys/commands';
import { deploymentsQuery, type DeploymentRow } from '@/features/deployments/queries';
import { importFile } from '@/features/imports/import-file';
import { customersOnQuery } from '@/features/revenue/queries-customers';
import { closeSaveCase, openSaveCase } from '@/features/save-cases/commands';
import { saveListQuery } from '@/features/save-cases/queries';
import type { Caller } from '@/platform/operations/caller';
import type { Company } from './company';
import { chanceOf } from './random';
import { told, type Deed, type Scene } from './scene';
import { YESTERDAY, type Offset } from './timeline';

/** The last sign of life of a site whose customer pays and hears nothing. */
const LONG_SILENT: Offset = -44;
/** Devices that report and that nobody has attached yet. */
const UNKNOWN = 7;

/**
 * The devices of the sites as the device platform exported them yesterday, the key by which it will send them itself, and what the CRO made of
 * the save list. A site that ended fell silent then; one that ended for payment alone reports on.
 */
export function tellDevices(company: Company): Deed[] {
  return [
    {
      on: YESTERDAY,
      tell: async ({ caller, day }) => {
        const cro = caller('cro');
        const sites = await sitesOf(cro);
        const quiet = quietSites(sites, await payersOf(cro));
        await importLines(cro, linesOf({ company, sites, quiet, day }));
        told('key', await makeKey(cro, { name: 'Device platform' }));
        await workOnList(cro);
      },
    },
  ];
}

async function sitesOf(cro: Caller): Promise<DeploymentRow[]> {
  const sites: DeploymentRow[] = [];
  let after: string | null = null;
  do {
    const page: { rows: DeploymentRow[]; next: string | null } = told(
      'deployments',
      await deploymentsQuery(cro, { limit: 500, after }),
    );
    sites.push(...page.rows.filter(({ activatedOn, installedOn }) => activatedOn ?? installedOn));
    after = page.next;
  } while (after);
  return sites.toSorted((a, b) => (a.externalId ?? '').localeCompare(b.externalId ?? ''));
}

async function payersOf(cro: Caller): Promise<Set<string>> {
  const { rows } = told('customers', await customersOnQuery(cro, { limit: 1000 }));
  return new Set(rows.map(({ customerId }) => customerId));
}

type Fleet = {
  company: Company;
  sites: readonly DeploymentRow[];
  quiet: ReadonlySet<string>;
  day: Scene['day'];
};

function linesOf({ company, sites, quiet, day }: Fleet): string[] {
  const lines = ['Serial number,Last seen,Customer,Deployment ID'];
  const add = (serial: string, on: string, site?: DeploymentRow) =>
    lines.push(`${serial},${on},"${site?.customer ?? ''}",${site?.externalId ?? ''}`);
  for (const site of sites) {
    const chance = chanceOf(`${company.key}/devices/${site.externalId}`);
    for (let i = 1; i <= (site.devices ?? 0); i++) {
      const serial = `${site.externalId}-${String(i).padStart(4, '0')}`;
      const failing = chance.happens(0.03);
      if (site.endedOn && site.endedOn <= day(YESTERDAY)) add(serial, site.endedOn, site);
      else if (quiet.has(site.id)) add(serial, day(LONG_SILENT), site);
      else add(serial, day(failing ? LONG_SILENT : YESTERDAY), site);
    }
  }
  for (let i = 1; i <= UNKNOWN; i++) add(`${company.prefix}-X-${String(i).padStart(4, '0')}`, day(YESTERDAY));
  return lines;
}

/** Of customers who pay and have one live production site, the two smallest: small enough for nobody to have noticed. */
function quietSites(sites: readonly DeploymentRow[], payers: ReadonlySet<string>): Set<string> {
  const live = sites.filter(({ endedOn }) => endedOn === null);
  const alone = live.filter(
    ({ kind, customerId }) =>
      kind === 'production' &&
      payers.has(customerId) &&
      live.filter((other) => other.customerId === customerId).length === 1,
  );
  const bySize = alone.toSorted((a, b) => (a.devices ?? 0) - (b.devices ?? 0));
  return new Set(bySize.slice(0, 2).map(({ id }) => id));
}

async function importLines(cro: Caller, lines: readonly string[]): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'commitpoint-demo-'));
  try {
    const file = path.join(folder, 'device-platform.csv');
    await writeFile(file, `${lines.join('\n')}\n`);
    told('heartbeats', await importFile(cro, { kind: 'heartbeats', path: file }));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The first customer who is connected and pays nothing is in hand; a silent one turned out to be a move. */
async function workOnList(cro: Caller): Promise<void> {
  const { rows } = told('save list', await saveListQuery(cro, {}));
  const unpaid = rows.find(({ kind }) => kind === 'connected_not_paying');
  if (unpaid) {
    const { customerId, kind } = unpaid;
    const note = 'Offer the smaller plan; the devices are still in daily use.';
    told('save case', await openSaveCase(cro, { customerId, kind, note }));
  }
  const silent = rows.filter(({ kind }) => kind === 'paying_not_connected').at(-1);
  if (silent) {
    const { customerId, kind } = silent;
    const { caseId, version } = told('save case', await openSaveCase(cro, { customerId, kind }));
    const note = 'They move to a new building; the devices are packed until the end of next month.';
    told('save case', await closeSaveCase(cro, { caseId, version, outcome: 'explained', note }));
  }
}
