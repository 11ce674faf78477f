import type { WaterfallMeasure, WaterfallStep } from '@/domain/forecast/waterfall';

/** Why a forecast changed, as people say it in a review. */
export const STEP_WORDS: Readonly<Record<WaterfallStep, string>> = {
  created: 'New',
  reopened: 'Open again',
  amountUp: 'Amount up',
  amountDown: 'Amount down',
  poGained: 'PO gained',
  poVoided: 'PO voided',
  stageMoved: 'Stage moved',
  claimRuled: 'Claim ruled',
  tableChanged: 'Stage table changed',
  pulledIn: 'Pulled in',
  pushedOut: 'Pushed out',
  shipSlip: 'Ship date moved',
  activationSlip: 'Activation moved',
  milestoneSlip: 'Milestone moved',
  reassigned: 'Given to another',
  lost: 'Lost',
  recognised: 'Happened',
  removed: 'Taken out',
};

/** The figures whose change can be told. */
export const MEASURE_WORDS: Readonly<Record<WaterfallMeasure, string>> = {
  forecast: 'Forecast',
  weighted: 'Weighted',
  commit: 'Commit',
};
