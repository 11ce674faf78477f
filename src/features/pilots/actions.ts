'use server';

import { asAction } from '@/platform/operations/as-action';
import { convertPilot, definePilot, extendPilotTime, killPilot } from './commands';

export const definePilotAction = asAction(definePilot);
export const extendPilotAction = asAction(extendPilotTime);
export const convertPilotAction = asAction(convertPilot);
export const killPilotAction = asAction(killPilot);
