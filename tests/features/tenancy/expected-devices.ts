/** Who may call what of devices, the save list and the keys of machines, as part of the table in expected-access.ts. */
const SEEN = ['devices.list', 'saveCases.list'];
const WRITTEN = [
  'devices.attach',
  'heartbeats.report',
  'saveCases.assign',
  'saveCases.close',
  'saveCases.open',
];
const KEYS = ['apiKeys.create', 'apiKeys.revoke', 'makeKey'];

export const DEVICES = {
  CRO: [...SEEN, ...WRITTEN, 'apiKeys.list', ...KEYS],
  CEO: [...SEEN, 'apiKeys.list'],
  DELIVERY: [...SEEN, ...WRITTEN],
};
