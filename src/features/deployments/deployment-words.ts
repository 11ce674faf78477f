import type { BlockCause } from '@/domain/deployments/blocks';
import type { DeploymentFault, DeploymentState } from '@/domain/deployments/deployment';
import type { FailureCause } from '@/domain/deployments/failures';
import type { LifeStep } from '@/domain/deployments/steps';

export const STATE_NAMES: Record<DeploymentState, string> = {
  planned: 'Not signed',
  signed: 'Signed',
  shipped: 'Shipped',
  installed: 'Installed',
  activated: 'Activated',
  first_value: 'First value',
  ended: 'Ended',
};

export const STEP_NAMES: Record<LifeStep, string> = {
  signed: 'Signed',
  shipped: 'Shipped',
  installed: 'Installed',
  activated: 'Activated',
  first_value: 'First value',
};

export const BLOCK_NAMES: Record<BlockCause, string> = {
  hardware_installation: 'Hardware installation',
  network_configuration: 'Network configuration',
  integration: 'Integration',
  customer: 'Customer',
};

export const FAILURE_NAMES: Record<FailureCause, string> = {
  hardware: 'Hardware',
  connectivity: 'Connectivity',
  software: 'Software',
  other: 'Other',
};

export const FIRST_VALUE_NAMES = {
  data: 'First data transmission',
  insight: 'First operational insight',
  saving: 'First cost saved',
} as const;

export const FAULT_NAMES: Record<DeploymentFault, string> = {
  activated_before_shipped: 'It was activated before it was shipped.',
  activated_before_installed: 'It was activated before it was installed.',
  first_value_before_signature: 'First value lies before the signature.',
  ended_before_live: 'It ended before it was in service.',
};
