import { healthResponse } from '@/platform/operations/health';

export function GET(): Promise<Response> {
  return healthResponse();
}
