import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { publishAgenda } from '@/features/board/commands-agenda';
import { checkImport, commitImport } from '@/features/imports/commands';
import { storeUpload } from '@/features/imports/store-upload';
import { addMember } from '@/features/members/add-member';
import { showTemplates } from '@/features/templates/queries';
import { createTenant } from '@/features/tenants/create-tenant';
import type { Caller } from '@/platform/operations/caller';
import { must } from './operations-answers';
import type { DealKind, Person, World } from './operations-world';
import { nextVersion } from './sample-settings';

/** Another company of the same person, with an agenda and a mapping of its own. */
async function newSource(who: Person): Promise<string> {
  const slug = `source-${randomBytes(6).toString('hex')}`;
  must(await createTenant({ slug, name: slug, currency: 'EUR', zone: 'UTC', fiscalStartMonth: 1 }));
  must(await addMember({ tenantSlug: slug, role: 'CRO', email: who.email }));
  const operator: Caller = { kind: 'operator', tenantSlug: slug };
  const items = [{ key: 'figures', title: `Figures ${slug.slice(-6)}`, minutes: 20 }];
  must(await publishAgenda(operator, { version: 0, items, note: null }));
  const source = Readable.from([Buffer.from('Deal Name,Account Name,Stage\nFirst,Somebody,Demo\n')]);
  const { importId } = must(await storeUpload(operator, { kind: 'deals', fileName: 'deals.csv', source }));
  must(await checkImport(operator, { importId }));
  must(await commitImport(operator, { importId }));
  return slug;
}

type Templates = Extract<Awaited<ReturnType<typeof showTemplates>>, { ok: true }>['value'];

const copy =
  (input: (own: Templates) => object) =>
  async (world: World, _kind: DealKind, who: Person): Promise<object> => ({
    from: await newSource(who),
    ...input(must(await showTemplates(world.operator, {}))),
  });

/** Inputs of the templates' operations. */
export const TEMPLATE_SAMPLES = {
  'templates.show': () => ({}),
  'templates.sources': () => ({}),
  'templates.takeStageModel': (world: World) => nextVersion(world),
  'templates.takeMapping': () => ({ kind: 'deals', mapping: { map: { Vorgang: 'name' }, stages: {} } }),
  'templates.copyStageModel': copy(({ today, latestModel }) => ({
    effectiveFrom: today,
    basedOn: latestModel,
  })),
  'templates.copyValuePlan': copy(({ plan }) => ({ after: plan.version })),
  'templates.copyAgenda': copy(({ agenda }) => ({ version: agenda.version })),
  'templates.copyMapping': copy(() => ({ kind: 'deals' })),
};
