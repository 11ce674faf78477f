import fs from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { storeFile } from '@/features/evidence-files/store-file';
import { callReview } from '@/features/reviews/commands-plan';
import { customersOnQuery } from '@/features/revenue/queries-customers';
import { plainPng } from '../../prisma/demo/plain-pdf';
import { must } from '../../tests/support/operations-answers';
import {
  newContract,
  newDeployment,
  newImport,
  type DealKind,
  type World,
} from '../../tests/support/operations-world';

/** A page, or one method of a route, below a company. */
export type Door = { name: string; kind: 'page' | 'route'; method: string; path: string; params: string[] };

const APP = path.resolve(import.meta.dirname, '../../src/app');

/** All doors below app/t/[tenant] and app/api/t/[tenant], as the source has them. */
export function doorsOf(): Door[] {
  const files = fs.readdirSync(APP, { recursive: true, encoding: 'utf8' }).sort();
  return files
    .filter((file) => /^(api\/)?t\/\[tenant\]\/(.*\/)?(page\.tsx|route\.ts)$/.test(file))
    .flatMap((file) => {
      const folder = path.dirname(file).replaceAll(/\/\([^)]*\)/g, '');
      const kind = file.endsWith('page.tsx') ? ('page' as const) : ('route' as const);
      const methods = kind === 'page' ? ['GET'] : methodsOf(fs.readFileSync(path.join(APP, file), 'utf8'));
      const params = [...folder.matchAll(/\[([^\]]+)\]/g)]
        .map(([, name = '']) => name)
        .filter((name) => name !== 'tenant');
      return methods.map((method) => ({
        name: `${method} /${folder}`,
        kind,
        method,
        path: `/${folder}`,
        params,
      }));
    });
}

function methodsOf(source: string): string[] {
  const methods = [
    ...source.matchAll(/^export (?:const|async function|function) (GET|POST|PUT|PATCH|DELETE)\b/gm),
  ];
  if (methods.length === 0) throw new Error('A route exports no method in a form that can be read');
  return methods.map(([, method = '']) => method);
}

/** A server action of the build: its id, its name, and the page that it is posted to. */
export type BuiltAction = { id: string; name: string; page: Door };

type Manifest = { node: Record<string, { workers: Record<string, unknown>; exportedName: string }> };

/** Every server action that the build answers to. */
export function builtActions(): BuiltAction[] {
  const file = path.resolve(APP, '../../.next/server/server-reference-manifest.json');
  const { node } = JSON.parse(fs.readFileSync(file, 'utf8')) as Manifest;
  const pages = doorsOf().filter(({ kind }) => kind === 'page');
  return Object.entries(node).map(([id, { workers, exportedName }]) => {
    const addresses = Object.keys(workers).map((worker) => addressIn(worker));
    const page = pages.find((each) => addresses.includes(each.path));
    if (!page)
      throw new Error(`The action ${exportedName} is on no page of a company: ${addresses.join(', ')}`);
    return { id, name: exportedName, page: { ...page, method: 'POST' } };
  });
}

/** "app/t/[tenant]/(x)/audit/page" → "/t/[tenant]/audit" */
function addressIn(worker: string): string {
  return worker
    .replace(/^app/, '')
    .replace(/\/page$/, '')
    .replaceAll(/\/\([^)]*\)/g, '');
}

/** A value for each parameter of an address. A new parameter needs one here. */
export async function paramsOf(world: World, kind: DealKind): Promise<Record<string, string>> {
  await newContract(world);
  const customer = must(await customersOnQuery(world.operator, {})).rows[0]?.customerId;
  if (!customer) throw new Error('There is no customer');
  const { dealId } = await world.newDeal(kind);
  const file = { dealId, name: 'note.png', source: Readable.from([plainPng()]), declaredBytes: null };
  const { fileId } = must(await storeFile(world.operator, file));
  const { reviewId } = must(await callReview(world.operator, {}));
  return {
    deal: dealId,
    review: reviewId,
    // A calendar's address is its own key; this one opens nothing, whoever asks.
    feed: `${'A'.repeat(43)}.ics`,
    import: await newImport(world),
    file: fileId,
    customer,
    deployment: (await newDeployment(world)).deploymentId,
    check: 'zombie',
    month: '2026-10',
    kpi: 'grr',
  };
}

/** The address of a door with its parameters filled. */
export function addressOf(door: Door, slug: string, params: Record<string, string>): string {
  return door.path.replaceAll(/\[([^\]]+)\]/g, (_all, name: string) => {
    const value = name === 'tenant' ? slug : params[name];
    if (value === undefined)
      throw new Error(`${door.name}: no value for [${name}]; add one to e2e/support/doors.ts`);
    return value;
  });
}
