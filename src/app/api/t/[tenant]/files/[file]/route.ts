import { downloadFile } from '@/features/evidence-files/download';
import { openFile } from '@/features/evidence-files/queries';
import { asRoute } from '@/platform/operations/as-route';

/** A file as it was given, to be saved and never shown here: attachment, nosniff, sandbox (the latter two from the door). */
export const GET = asRoute(openFile, {
  input: (_request, params) => ({ fileId: params['file'] ?? '' }),
  respond: downloadFile,
});
