import { withClocks, type Clocks } from '@/domain/values/clocks';

/** The page of one deployment, at the day that the linking page is turned to. */
export function deploymentHref(slug: string, deploymentId: string, { asOf }: Clocks = {}): string {
  return withClocks(`/t/${slug}/deployments/${deploymentId}`, { asOf });
}
