'use server';

import { asAction } from '@/platform/operations/as-action';
import { attachDevices } from './commands';

export const attachDevicesAction = asAction(attachDevices);
