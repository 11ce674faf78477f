import { describe, expect, it } from 'vitest';
import { devicesHref, readDevicesView } from '@/features/devices/devices-address';
import { unknownSentence } from '@/features/devices/devices-words';

const ID = '0190c2a0-0000-7000-8000-000000000001';

describe('the address of the devices', () => {
  it('says what is shown, and is read back as it was said', () => {
    const view = readDevicesView({
      show: 'silent',
      customer: ID,
      deployment: ID,
      text: ' sn-4 ',
      after: 'SN-40',
      asOf: '2026-06-30',
    });
    expect(view).toEqual({
      asOf: '2026-06-30',
      show: 'silent',
      customerId: ID,
      deploymentId: ID,
      text: 'sn-4',
      after: 'SN-40',
    });
    const href = devicesHref('acme', view, { after: view.after });
    const query = Object.fromEntries(new URL(href, 'http://localhost').searchParams);
    expect(readDevicesView(query)).toEqual(view);
  });

  it('leaves out what cannot be read', () => {
    expect(
      readDevicesView({ show: 'all of them', customer: 'me', deployment: ['a', 'b'], asOf: 'soon' }),
    ).toEqual({
      show: 'all',
      customerId: null,
      deploymentId: null,
      text: '',
      after: null,
    });
  });

  it('begins at the first page with another filter, and is short where nothing is chosen', () => {
    const view = readDevicesView({ after: 'SN-40' });
    expect(devicesHref('acme', view, { show: 'unknown' })).toBe('/t/acme/deployments/devices?show=unknown');
    expect(devicesHref('acme', readDevicesView({}))).toBe('/t/acme/deployments/devices');
  });
});

describe('devices that are nobody’s', () => {
  it.each([
    [{ devices: 1, connected: 1 }, '1 device is nobody’s and reports: say whose.'],
    [{ devices: 4, connected: 4 }, '4 devices are nobody’s and report: say whose.'],
    [{ devices: 4, connected: 1 }, '4 devices are nobody’s; 1 of them reports: say whose.'],
    [{ devices: 4, connected: 3 }, '4 devices are nobody’s; 3 of them report: say whose.'],
    [{ devices: 1, connected: 0 }, '1 device is nobody’s; none of them reports.'],
  ])('%o: %s', (unknown, sentence) => {
    expect(unknownSentence(unknown)).toBe(sentence);
  });
});
