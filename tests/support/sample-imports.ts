import { checkImport, commitImport } from '@/features/imports/commands';
import { newId } from '@/platform/db/ids';
import { must } from './operations-answers';
import { newImport, type World } from './operations-world';

type Sample = (world: World) => unknown;

const nothing: Sample = () => ({});

async function checkedImport(world: World): Promise<string> {
  const importId = await newImport(world);
  must(await checkImport(world.operator, { importId }));
  return importId;
}

const imported: Sample = async (world) => ({ importId: await newImport(world) });
const checked: Sample = async (world) => ({ importId: await checkedImport(world) });

/** Samples of imports, for tests/support/sample-inputs.ts. */
export const IMPORT_SAMPLES: Record<string, Sample> = {
  'imports.cancel': imported,
  'imports.check': imported,
  'imports.commit': checked,
  'imports.list': nothing,
  'imports.open': () => ({
    importId: newId(),
    kind: 'deals',
    fileName: 'deals.csv',
    file: { bytes: 1, sha256: '0'.repeat(64), charset: 'utf-8', bomBytes: 0, notes: [] },
  }),
  'imports.plan': imported,
  'imports.prepare': nothing,
  'imports.problems': checked,
  'imports.progress': imported,
  'imports.revert': async (world) => {
    const importId = await checkedImport(world);
    must(await commitImport(world.operator, { importId }));
    return { importId };
  },
  'imports.show': checked,
};
