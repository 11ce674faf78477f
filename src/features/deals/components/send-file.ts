import type { Refusal } from '@/domain/values/result';

/** A deal to which files are brought. */
export type FilesOf = { slug: string; dealId: string };

/** What a chooser of evidence offers; a phone adds its camera to it. */
export const FILE_ACCEPT = 'application/pdf,image/png,image/jpeg,message/rfc822,.pdf,.png,.jpg,.jpeg,.eml';
export const FILE_HINT = 'PDF, PNG, JPEG or EML, up to 20 MB.';

export type SentFile =
  { ok: true; fileId: string; name: string } | { ok: false; refusal: Pick<Refusal, 'message' | 'remedy'> };

/** Sends a file to its deal. XMLHttpRequest, because fetch tells nothing of how much of a body has been sent. */
export function sendFile(
  { slug, dealId }: FilesOf,
  file: File,
  onProgress: (percent: number) => void,
): Promise<SentFile> {
  return new Promise((resolve) => {
    const refused = (message: string, remedy = 'Try again.') =>
      resolve({ ok: false, refusal: { message, remedy } });
    const request = new XMLHttpRequest();
    request.open('POST', `/api/t/${slug}/files?deal=${dealId}&name=${encodeURIComponent(file.name)}`);
    request.responseType = 'json';
    request.upload.onprogress = (event) =>
      onProgress(Math.round((event.loaded * 100) / Math.max(1, event.total)));
    request.onerror = () => refused('The connection broke. The file was not kept.');
    request.onload = () => {
      const body = request.response as { fileId?: string; name?: string; error?: Refusal } | null;
      if (body?.fileId) resolve({ ok: true, fileId: body.fileId, name: body.name ?? file.name });
      else refused(body?.error?.message ?? 'The file could not be taken in.', body?.error?.remedy);
    };
    request.send(file);
  });
}
