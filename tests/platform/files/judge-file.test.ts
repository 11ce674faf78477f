import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanFileName, contentDisposition } from '@/platform/files/file-names';
import { judgeFile } from '@/platform/files/judge-file';
import { pdfOf, plainPdf, plainPng } from '../../../prisma/demo/plain-pdf';
import { hostileFiles, plainJpeg, plainMail } from '../../support/hostile-files';
import { refusal, value } from '../../support/tenants';

const PDF = plainPdf(['Purchase Order PO-4711']);
const HOSTILE = hostileFiles();

describe('hostile files', () => {
  it('are many', () => {
    expect(HOSTILE.length).toBeGreaterThanOrEqual(100);
  });

  it.each(HOSTILE)('$what: refused with a sentence and a way out', async ({ name, bytes, says }) => {
    const refused = refusal(await judgeFile(bytes, name));
    expect(refused.message).toMatch(says);
    expect(refused.message).toMatch(/^[A-Z].*\.$/s);
    expect(refused.remedy).toMatch(/^[A-Z].*\.$/);
  });
});

describe('files as people have them', () => {
  const image = (filter: string, data: Buffer) =>
    `<< /Type /XObject /Subtype /Image /Filter ${filter} /Length ${data.length} >>\nstream\n${data.toString('latin1')}\nendstream`;
  const pages = [
    '<< /Type /Catalog /Pages 2 0 R /OpenAction [3 0 R /XYZ null null 0] >>',
    '<< /Type /Pages /Kids [] /Count 0 >>',
  ];
  const twoFilters = Buffer.from(`${Buffer.from('BT (PO) Tj ET').toString('hex')}>`);

  it.each([
    ['a PDF', 'PO-4711.pdf', PDF, 'application/pdf'],
    ['a PDF in capitals', 'PO-4711.PDF', PDF, 'application/pdf'],
    ['a PDF that opens at a place', 'a.pdf', pdfOf(pages), 'application/pdf'],
    [
      'a scan that unfolds to a large picture',
      'a.pdf',
      pdfOf([...pages, image('/FlateDecode', deflateSync(Buffer.alloc(64 << 20, 200)))]),
      'application/pdf',
    ],
    [
      'a photograph in a PDF',
      'a.pdf',
      pdfOf([...pages, image('/DCTDecode', plainJpeg())]),
      'application/pdf',
    ],
    [
      'contents written as hexadecimal',
      'a.pdf',
      pdfOf([
        ...pages,
        `<< /Filter [/ASCIIHexDecode] /Length 9 >>\nstream\n${twoFilters.toString()}\nendstream`,
      ]),
      'application/pdf',
    ],
    [
      'blank lines after the end',
      'a.pdf',
      Buffer.concat([PDF, Buffer.from('\r\n\r\n\0\0')]),
      'application/pdf',
    ],
    ['a PNG', 'scan.png', plainPng(), 'image/png'],
    ['a JPEG', 'IMG_0042.JPG', plainJpeg(), 'image/jpeg'],
    ['a JPEG with a second picture', 'a.jpeg', Buffer.concat([plainJpeg(), plainJpeg()]), 'image/jpeg'],
    [
      'a JPEG with a trailer of a phone',
      'a.jpg',
      Buffer.concat([plainJpeg(), Buffer.from('Image_UTC_Data SEFHdataSEFT')]),
      'image/jpeg',
    ],
    ['a mail', 'order.eml', plainMail(['We order 100 gateways.']), 'message/rfc822'],
  ])('%s comes in', async (_what, name, bytes, mediaType) => {
    expect(value(await judgeFile(bytes, name))).toEqual({ mediaType, name });
  });

  it('without an ending get the right one', async () => {
    expect(value(await judgeFile(PDF, 'order 4711')).name).toBe('order 4711.pdf');
  });
});

describe('names', () => {
  it.each([
    ['  PO   4711 .pdf ', 'PO 4711 .pdf'],
    ['Bestellung Übergrößen.pdf', 'Bestellung Übergrößen.pdf'],
    ['a<b>:"c"|?*.pdf', 'a-b---c----.pdf'],
    ['con.pdf', 'file-con.pdf'],
    ['注文書.pdf', '注文書.pdf'],
    ['po.pdf...', 'po.pdf'],
    ['p\u200bo.pdf', 'po.pdf'],
  ])('%s becomes %s', (typed, clean) => {
    expect(value(cleanFileName(typed))).toBe(clean);
  });

  it('never break out of the header, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
        const clean = cleanFileName(typed);
        if (!clean.ok) return;
        expect(clean.value).not.toMatch(/[\p{Cc}/\\]/u);
        const header = contentDisposition(clean.value);
        expect(header).toMatch(/^attachment; filename="[^"\\%;]*"; filename\*=UTF-8''[A-Za-z0-9%._~$&+-]*$/);
        expect(decodeURIComponent(header.slice(header.indexOf("''") + 2))).toBe(clean.value);
        expect(new Headers({ a: header }).get('a')).toBe(header);
      }),
    );
  });
});

it('bytes at random and documents damaged at random are judged without a fault', async () => {
  const starts = fc.constantFrom(Buffer.alloc(0), PDF, plainPng(), plainJpeg(), plainMail(['x']));
  await fc.assert(
    fc.asyncProperty(starts, fc.uint8Array({ maxLength: 300 }), fc.nat(), async (start, noise, where) => {
      const at = start.length === 0 ? 0 : where % start.length;
      const bytes = Buffer.concat([start.subarray(0, at), noise, start.subarray(at)]);
      const judged = await judgeFile(bytes, 'po');
      if (!judged.ok) expect(judged.refusal.remedy).toBeTruthy();
    }),
    { numRuns: 1000 },
  );
});
