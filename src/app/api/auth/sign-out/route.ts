import { signOutRoute } from '@/platform/auth/sign-in-routes';

export const POST = signOutRoute;
