import { unsubscribeRoute } from '@/features/digests/unsubscribe-route';

/** /unsubscribe/[tenant]/[token]: GET asks, POST does (RFC 8058); everything else below /unsubscribe is nothing. */
export const GET = unsubscribeRoute;
export const POST = unsubscribeRoute;
