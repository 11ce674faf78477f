import { SHARED_POLICY, sharedDocument, sharedNote } from '@/features/board/shared-page';
import { sharedRoute } from '@/features/board-links/door';

/** /shared/[tenant]/[token]: a closed board page for whoever has its address; everything else below /shared is nothing. */
export const GET = sharedRoute({ policy: SHARED_POLICY, page: sharedDocument, note: sharedNote });

/** The same headers; it counts as no view. */
export const HEAD: typeof GET = (request, address) => GET(request, address);
