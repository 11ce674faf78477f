import type { EvidenceKind } from '@/domain/deals/deal';

/** What each kind of evidence is called, and which of its fields a form asks for. */
export const EVIDENCE_WORDS: Record<
  EvidenceKind,
  { label: string; reference: string | null; date: string; amount: boolean; units: boolean }
> = {
  demo: { label: 'Demo', reference: null, date: 'Shown on', amount: false, units: false },
  quote: { label: 'Hardware quote', reference: 'Quote number', date: 'Sent on', amount: true, units: false },
  po: { label: 'Hardware PO', reference: 'PO number', date: 'PO date', amount: true, units: false },
  order_confirmation: {
    label: 'Hardware order confirmation',
    reference: 'Confirmation number',
    date: 'Confirmed on',
    amount: true,
    units: false,
  },
  sow: { label: 'Signed SOW', reference: 'SOW number', date: 'Signed on', amount: true, units: false },
  order_form: {
    label: 'Signed order form',
    reference: 'Order form number',
    date: 'Signed on',
    amount: true,
    units: false,
  },
  shipment: { label: 'Shipment', reference: 'Delivery note', date: 'Shipped on', amount: false, units: true },
  activation: { label: 'Activation', reference: null, date: 'Active since', amount: false, units: false },
  milestone: {
    label: 'Milestone certificate',
    reference: 'Certificate',
    date: 'Completed on',
    amount: false,
    units: false,
  },
};
