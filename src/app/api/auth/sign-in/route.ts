import { signInRoute } from '@/platform/auth/sign-in-routes';

export const POST = signInRoute;
