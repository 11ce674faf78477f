/** How a contract goes on from another. */
export type FollowKind = 'price_change' | 'renewal' | 'resume' | 'currency';

/** What a contraction or a churn is put down to. */
export const END_REASONS = [
  'deployment_quality',
  'handoff',
  'hardware_failure',
  'price',
  'product',
  'customer_business',
  'other',
] as const;
export type EndReason = (typeof END_REASONS)[number];

/** As screens print them. */
export const END_REASON_LABELS: Record<EndReason, string> = {
  deployment_quality: 'Deployment quality',
  handoff: 'Handoff',
  hardware_failure: 'Hardware failure',
  price: 'Price',
  product: 'Product',
  customer_business: 'Customer’s business',
  other: 'Other',
};
