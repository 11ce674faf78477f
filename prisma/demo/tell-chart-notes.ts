import { writeChartNote } from '@/features/chart-notes/commands';
import type { Company } from './company';
import { told, type Deed } from './scene';
import type { Offset } from './timeline';

/** What happened on a day, as the CRO wrote it down when he saw it in the figures, some days later. */
type Remark = { of: Offset; on: Offset; text: string };

const REMARKS: Record<string, readonly Remark[]> = {
  frostline: [
    { of: -430, on: -424, text: 'Connectivity is billed with every sensor from here on' },
    { of: -215, on: -211, text: 'Sunfield Berries sold; the buyer runs its own sensors' },
    { of: -140, on: -135, text: 'First freezer probes recalled, two sites wait for new ones' },
  ],
  ampere: [
    { of: -455, on: -450, text: 'Falkenried goes back to its own meters' },
    { of: -270, on: -262, text: 'Meters leave for the new radio: fewer of them per customer' },
    { of: -120, on: -118, text: 'New prices for municipal utilities' },
  ],
  waypoint: [
    { of: -430, on: -425, text: 'Maintenance may be left out of the contract from here on' },
    { of: -190, on: -183, text: 'A cheaper tracker enters the market' },
  ],
};

/** The remarks on a company's charts. */
export function tellChartNotes({ key }: Company): Deed[] {
  return (REMARKS[key] ?? []).map(({ of, on, text }) => ({
    on,
    tell: async ({ caller, day }) => {
      told(text, await writeChartNote(caller('cro'), { noteOn: day(of), text }));
    },
  }));
}
