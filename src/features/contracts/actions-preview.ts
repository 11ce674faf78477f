'use server';

import { asAction } from '@/platform/operations/as-action';
import { recordContract, removeContract } from './commands';
import { coTermContracts, endContract } from './commands-end';
import { changePrice, pauseContract, renewContract } from './commands-life';

/** For rehearsals while somebody types: the page behind the dialog stays as it is. */
const quiet = { redraw: false };

export const rehearseRecordAction = asAction(recordContract, quiet);
export const rehearseRemoveAction = asAction(removeContract, quiet);
export const rehearsePriceAction = asAction(changePrice, quiet);
export const rehearseRenewAction = asAction(renewContract, quiet);
export const rehearsePauseAction = asAction(pauseContract, quiet);
export const rehearseCoTermAction = asAction(coTermContracts, quiet);
export const rehearseEndAction = asAction(endContract, quiet);
