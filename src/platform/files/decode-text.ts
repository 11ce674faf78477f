import { StringDecoder } from 'node:string_decoder';
import { openBytes, PIECE_BYTES, type FileSource, type InspectedFile } from './inspect-file';

/** The file's text in pieces, without byte order mark and without NUL characters (PostgreSQL text cannot hold them). */
export async function* decodeText(source: FileSource, file: Pick<InspectedFile, 'charset' | 'bomBytes'>) {
  const decode = decoder(file.charset);
  let skip = file.bomBytes;
  for await (const chunk of openBytes(source)) {
    let part = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    if (skip > 0) {
      const cut = Math.min(skip, part.length);
      part = part.subarray(cut);
      skip -= cut;
    }
    for (let at = 0; at < part.length; at += PIECE_BYTES) {
      const text = withoutNul(decode(part.subarray(at, at + PIECE_BYTES), true));
      if (text !== '') yield text;
    }
  }
  const rest = withoutNul(decode(Buffer.alloc(0), false));
  if (rest !== '') yield rest;
}

function decoder(charset: InspectedFile['charset']): (part: Buffer, more: boolean) => string {
  if (charset === 'utf-8') {
    const utf8 = new StringDecoder('utf8');
    return (part, more) => (more ? utf8.write(part) : utf8.end(part));
  }
  const text = new TextDecoder(charset, { ignoreBOM: true });
  return (part, more) => text.decode(part, { stream: more });
}

function withoutNul(text: string): string {
  return text.includes('\0') ? text.replaceAll('\0', '') : text;
}
