import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { MediaType } from './judge-file';
import { parseMail } from './judge-mail';

/** The text of a file: `read`, `scan` (a document without text), `unread` (it could not be read in time) or `picture`. */
export type FileText = { state: 'read' | 'scan' | 'unread' | 'picture'; text: string | null };

const LIMITS = { seconds: 20, pages: 50, characters: 200_000 };
const MEGABYTES = 256;

/** Reads what text a file holds. Never throws for a strange file: what cannot be read is unread. */
export async function readFileText(
  bytes: Buffer,
  mediaType: MediaType,
  limits: Partial<typeof LIMITS> = {},
): Promise<FileText> {
  if (mediaType === 'image/png' || mediaType === 'image/jpeg') return { state: 'picture', text: null };
  const text =
    mediaType === 'application/pdf' ? await pdfText(bytes, { ...LIMITS, ...limits }) : await mailText(bytes);
  if (text === null) return { state: 'unread', text: null };
  const clean = text
    .replaceAll('\0', '')
    .replaceAll(/\p{Cs}/gu, '')
    .trim()
    .slice(0, LIMITS.characters);
  return clean.length < 3 ? { state: 'scan', text: null } : { state: 'read', text: clean };
}

async function mailText(bytes: Buffer): Promise<string | null> {
  const mail = await parseMail(bytes);
  if (!mail) return null;
  const body = mail.text ?? mail.html?.replaceAll(/<[^>]*>/g, ' ') ?? '';
  return `${mail.subject ?? ''}\n${mail.date ?? ''}\n${body}`;
}

/** From the project's folder, where every launcher starts: a bundler must not take the thread's code into the server. */
const WORKER = path.join('src', 'platform', 'files', 'pdf-text-worker.mjs');

function pdfText(bytes: Buffer, limits: typeof LIMITS): Promise<string | null> {
  const { seconds, pages, characters } = limits;
  return new Promise((resolve) => {
    const worker = new Worker(path.resolve(/* turbopackIgnore: true */ WORKER), {
      workerData: { bytes: new Uint8Array(bytes), pages, characters },
      resourceLimits: { maxOldGenerationSizeMb: MEGABYTES, maxYoungGenerationSizeMb: 32 },
      env: {},
      execArgv: [],
      stdout: true,
      stderr: true,
    });
    const end = (text: string | null) => {
      clearTimeout(timer);
      resolve(text);
      void worker.terminate();
    };
    const timer = setTimeout(() => end(null), seconds * 1000);
    worker.once('message', (text: unknown) => end(typeof text === 'string' ? text : null));
    worker.once('error', () => end(null));
    worker.once('exit', () => end(null));
  });
}
