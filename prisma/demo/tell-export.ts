import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { importFile } from '@/features/imports/import-file';
import type { Company } from './company';
import { told, type Deed, type Scene } from './scene';

/** The export of the CRM that a company used before, imported by the CRO. Its days are written as offsets: "{-1300}". */
export function tellExport({ export: source }: Company): Deed[] {
  if (!source) return [];
  return [
    {
      on: source.on,
      tell: async ({ caller, day }) => {
        const template = await readFile(path.join(import.meta.dirname, 'companies', source.file), 'utf8');
        const folder = await mkdtemp(path.join(tmpdir(), 'commitpoint-demo-'));
        try {
          const file = path.join(folder, source.file);
          await writeFile(file, dated(template, day));
          told('import', await importFile(caller('cro'), { kind: 'deals', path: file }));
        } finally {
          await rm(folder, { recursive: true });
        }
      },
    },
  ];
}

function dated(template: string, day: Scene['day']): string {
  return template.replace(/\{(-?\d+)\}/g, (_, offset: string) => day(Number(offset)));
}
