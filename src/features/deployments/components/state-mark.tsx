import type { DeploymentState } from '@/domain/deployments/deployment';
import { Badge } from '@/ui/controls/badge';
import { STATE_NAMES } from '../deployment-words';

/** How far a deployment is. What has its first value, or ended, asks for nothing. */
export function StateMark({ reached }: { reached: DeploymentState }) {
  const done = reached === 'first_value' || reached === 'ended';
  return <Badge tone={done ? 'plain' : 'accent'}>{STATE_NAMES[reached]}</Badge>;
}
