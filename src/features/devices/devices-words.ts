import { countOf, countText } from '@/ui/format/counts';
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

/** How many devices are nobody's, and whether they report: those are the ones to attach. */
export function unknownSentence({ devices, connected }: { devices: number; connected: number }): string {
  const are = `${countOf(devices, 'device')} ${devices === 1 ? 'is' : 'are'} nobody’s`;
  if (connected === 0) return `${are}; none of them reports.`;
  if (connected === devices) return `${are} and ${devices === 1 ? 'reports' : 'report'}: say whose.`;
  return `${are}; ${countText(connected)} of them ${connected === 1 ? 'reports' : 'report'}: say whose.`;
}
