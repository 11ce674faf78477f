import { importProgress } from '@/features/imports/queries';
import { asRoute } from '@/platform/operations/as-route';

export const GET = asRoute(importProgress, {
  input: (_request, params) => ({ importId: params.import ?? '' }),
});
