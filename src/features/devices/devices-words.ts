import type { DeviceShow } from './inputs';

export const SHOW_NAMES: Record<DeviceShow, string> = {
  all: 'All',
  unknown: 'Nobody’s',
  connected: 'Connected',
  silent: 'Silent',
};

export const EMPTY_WORDS: Record<DeviceShow, { title: string; why: string }> = {
  all: {
    title: 'No devices',
    why: 'Import which devices reported when, or let the machines send it themselves with a key.',
  },
  unknown: { title: 'No device is nobody’s', why: 'Every device that is known has a customer.' },
  connected: {
    title: 'No device is connected',
    why: 'None has reported within the days that the settings say.',
  },
  silent: {
    title: 'No device is silent',
    why: 'All of them have reported within the days that the settings say.',
  },
};
