import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readFileText } from '@/platform/files/read-text';
import { pdfOf, plainPdf, plainPng } from '../../../prisma/demo/plain-pdf';
import { plainJpeg, plainMail } from '../../support/hostile-files';

/** A document of so many pages, each with its number in words that no other page has. */
function pagesPdf(count: number): Buffer {
  const kids = Array.from({ length: count }, (_, i) => `${4 + 2 * i} 0 R`).join(' ');
  const pages = Array.from({ length: count }, (_, i) => {
    const content = `BT /F1 12 Tf 72 700 Td (Leaf-${i + 1}-end) Tj ET`;
    const resources = '/Resources << /Font << /F1 3 0 R >> >>';
    return [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${5 + 2 * i} 0 R ${resources} >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ];
  });
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${count} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ...pages.flat(),
  ]);
}

describe('the text of a file', () => {
  it('is that of a document with text', async () => {
    const read = await readFileText(
      plainPdf(['Purchase Order PO-4711', 'Total 1,200.00']),
      'application/pdf',
    );
    expect(read.state).toBe('read');
    expect(read.text).toMatch(/Purchase Order PO-4711\s+Total 1,200\.00/);
  });

  it('is none for a scan, and none for a picture', async () => {
    const data = deflateSync(Buffer.alloc(300));
    const image = `<< /Type /XObject /Subtype /Image /Width 10 /Height 10 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /FlateDecode /Length ${data.length} >>\nstream\n${data.toString('latin1')}\nendstream`;
    const scan = pdfOf([
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /XObject << /I 4 0 R >> >> >>',
      image,
    ]);
    expect(await readFileText(scan, 'application/pdf')).toEqual({ state: 'scan', text: null });
    expect(await readFileText(plainPng(), 'image/png')).toEqual({ state: 'picture', text: null });
    expect(await readFileText(plainJpeg(), 'image/jpeg')).toEqual({ state: 'picture', text: null });
  });

  it('is of the first pages only', async () => {
    const { text } = await readFileText(pagesPdf(8), 'application/pdf', { pages: 5 });
    expect(text).toContain('Leaf-5-end');
    expect(text).not.toContain('Leaf-6-end');
  });

  it('is not waited for for ever, and does not throw for what is no document', async () => {
    expect(await readFileText(pagesPdf(50), 'application/pdf', { seconds: 0 })).toEqual({
      state: 'unread',
      text: null,
    });
    const broken = Buffer.from('%PDF-1.4\nobj startxref\n%%EOF\n');
    expect((await readFileText(broken, 'application/pdf')).state).not.toBe('read');
  });

  it('of a mail is its subject, day and words, of its page where it has no other', async () => {
    const { text } = await readFileText(plainMail(['We order 100 gateways.']), 'message/rfc822');
    expect(text).toMatch(/PO-4711[^]*2026-04-02[^]*We order 100 gateways\./);
    const page = plainMail(['<p>Order <b>PO-12</b></p>'], ['Content-Type: text/html']);
    expect((await readFileText(page, 'message/rfc822')).text).toMatch(/Order\s+\W*PO-12/);
  });
});
