import { heartbeatRoute } from '@/features/devices/heartbeat-route';

export const POST = heartbeatRoute;
