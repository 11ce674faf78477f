import { refuse } from '@/domain/values/result';
import type { Verdict } from './judge-file';
import { holdsMarkup } from './markup';
import { ACTIVE, ACTIVE_SHORT, carried, hasName } from './pdf-names';
import { cutStreams, judgeStreams } from './pdf-streams';

const refused = (message: string) =>
  refuse('invalid', message, { remedy: 'Open it, print it to PDF and choose the new file.' });

/**
 * A PDF from its first byte to its last line, of which no part runs, opens or hides: active content is looked for in the plain part, in
 * raw stream data (a cross-reference may point into it) and in unfolded streams. What cannot be looked into is refused.
 */
export function judgePdf(bytes: Buffer): Verdict {
  const tail = bytes.subarray(-1024).toString('latin1');
  const end = tail.lastIndexOf('%%EOF');
  if (end < 0) return refused('The PDF is cut off: its last line is missing.');
  if (!/^[\s\0]*$/.test(tail.slice(end + 5))) return refused('Something follows after the end of the PDF.');
  const text = bytes.toString('latin1');
  if (!/^%PDF-[12]\.\d/.test(text)) return refused('The first line of the PDF names no version.');
  const cut = cutStreams(text);
  if (!cut) return refused('The PDF is cut off, or has more parts than any document.');
  const { plain, streams } = cut;
  if (!/\bobj\b/.test(plain) || !/\bstartxref\b/.test(plain))
    return refused('The PDF is cut off: it has no contents or no index.');
  if (hasName(plain, ['Encrypt']))
    return refused('The PDF is locked, so that nobody can look into it before it is kept.');
  if (holdsMarkup(Buffer.from(plain, 'latin1')) || holdsMarkup(bytes.subarray(0, 1024)))
    return refused('The PDF is a web page at the same time.');
  const found = carried(plain, ACTIVE, ACTIVE_SHORT) ?? (streams.length > 0 ? carried(text, ACTIVE) : null);
  if (found) return refused(`The PDF carries ${found}.`);
  const wrong = judgeStreams(bytes, streams);
  return wrong ? refused(`The PDF ${wrong}.`) : null;
}
