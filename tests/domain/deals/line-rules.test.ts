import { describe, expect, it } from 'vitest';
import { lineInput } from '@/domain/deals/line-input';
import { refuseLines } from '@/domain/deals/line-rules';

const SHIPMENTS = [
  { units: 60, promisedOn: '2027-02-03' },
  { units: 40, promisedOn: '2027-01-12' },
];
const GATEWAYS = { stream: 'hardware', description: 'Gateways', units: 100, amountMinor: '5000' };
const SETUP = { stream: 'services', description: 'Setup', amountMinor: '900' };

/** The problem of the second of two lines, by its field. */
function problem(line: object): Record<string, string> | undefined {
  const lines = [GATEWAYS, line].map((one) => lineInput.parse(one));
  return refuseLines(lines)?.refusal.fields;
}

describe('a line as it is sent', () => {
  it('is sound with what its stream can carry', () => {
    expect(problem({ ...GATEWAYS, shipmentPlan: SHIPMENTS })).toBeUndefined();
    expect(problem({ ...GATEWAYS, shipmentPlan: SHIPMENTS.slice(1) })).toBeUndefined();
    expect(problem({ ...SETUP, overInstallation: true })).toBeUndefined();
    expect(problem({ ...SETUP, timeAndMaterials: true, expectedHours: 300, hoursDone: 310 })).toBeUndefined();
  });

  it('has its plan in the order of the days', () => {
    const { shipmentPlan } = lineInput.parse({ ...GATEWAYS, shipmentPlan: SHIPMENTS });
    expect(shipmentPlan.map(({ units }) => units)).toEqual([40, 60]);
  });

  it.each([
    ['more units planned than sold', { ...GATEWAYS, units: 99, shipmentPlan: SHIPMENTS }, 'shipmentPlan'],
    ['a plan without units', { ...GATEWAYS, units: null, shipmentPlan: SHIPMENTS }, 'units'],
    [
      'a plan of recurring hardware',
      { ...GATEWAYS, recurring: true, shipmentPlan: SHIPMENTS },
      'shipmentPlan',
    ],
    ['a plan of services', { ...SETUP, units: 100, shipmentPlan: SHIPMENTS }, 'shipmentPlan'],
    ['hours on a fixed price', { ...SETUP, hoursDone: 0 }, 'hoursDone'],
    [
      'software over the installation',
      { ...SETUP, stream: 'software', overInstallation: true },
      'overInstallation',
    ],
    [
      'support over the installation',
      { ...SETUP, recurring: true, overInstallation: true },
      'overInstallation',
    ],
    [
      'hours over the installation',
      { ...SETUP, timeAndMaterials: true, overInstallation: true },
      'overInstallation',
    ],
  ])('is refused with its field: %s', (_name, line, field) => {
    expect(Object.keys(problem(line) ?? {})).toEqual([`lines.1.${field}`]);
  });
});
