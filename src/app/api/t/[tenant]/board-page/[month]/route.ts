import { downloadPage } from '@/features/board/download';
import { exportQuery } from '@/features/board/queries-export';
import { asRoute } from '@/platform/operations/as-route';

/** The board's page of a month as a PDF (?paper=letter for that paper) or, with ?format=pptx, as slides. */
export const GET = asRoute(exportQuery, {
  input: (request, params) => ({
    ...Object.fromEntries(new URL(request.url).searchParams),
    month: params['month'] ?? '',
  }),
  respond: downloadPage,
});
