import type { ImportState } from '@/domain/imports/report';
import type { ImportKind } from '@/domain/imports/types';

export const KIND_WORDS: Record<ImportKind, { label: string; hint: string }> = {
  deals: { label: 'Deals', hint: 'The whole pipeline of your CRM: open, won and lost.' },
  contracts: {
    label: 'Contracts',
    hint: 'Subscriptions and maintenance: customer, start, end, amount. They fill the ARR ledger.',
  },
  deployments: { label: 'Deployments', hint: 'Sites with signature, ship, install and first-value dates.' },
  shipments: { label: 'Shipments', hint: 'What shipped when, by deal.' },
  activities: { label: 'Activities', hint: 'Calls, mails, meetings and visits, by deal.' },
  rates: {
    label: 'Exchange rates',
    hint: 'What another currency is worth month by month: currency, month, rate, or a column for each currency.',
  },
  heartbeats: {
    label: 'Heartbeats',
    hint: 'Which device reported when, by serial number: who is connected, and does not pay.',
  },
};

export const STATE_WORDS: Record<ImportState, string> = {
  reading: 'Waiting for your mapping',
  checked: 'Checked, not imported yet',
  committing: 'Importing',
  committed: 'Imported',
  refused: 'Refused',
  reverted: 'Taken back',
  cancelled: 'Given up',
};

export const PRESET_WORDS: Record<string, string> = {
  salesforce: 'Salesforce report',
  'salesforce-api': 'Salesforce data export',
  hubspot: 'HubSpot',
  pipedrive: 'Pipedrive',
  dynamics: 'Dynamics 365',
  zoho: 'Zoho CRM',
  'zoho-quotes': 'Zoho quotes',
  snapshot: 'Pipeline snapshot',
  'three-stream': 'Three-stream forecast form',
};
