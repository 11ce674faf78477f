import { deflateSync } from 'node:zlib';
import { pdfOf, plainPdf } from '../../prisma/demo/plain-pdf';

export const latin = (text: string) => Buffer.from(text, 'latin1');
export const PDF = plainPdf(['Purchase Order PO-4711', 'Total 1,200.00']);
const CATALOGUE = '<< /Type /Catalog /Pages 2 0 R >>';
const PAGES = '<< /Type /Pages /Kids [] /Count 0 >>';
const withObject = (...objects: string[]) => pdfOf([CATALOGUE, PAGES, ...objects]);
const cataloguing = (entries: string, ...objects: string[]) =>
  pdfOf([`<< /Type /Catalog /Pages 2 0 R ${entries} >>`, PAGES, ...objects]);

function streamed(dictionary: string, content: Buffer, keyword = 'stream'): string {
  return `<< ${dictionary} /Length ${content.length} >>\n${keyword}\n${content.toString('latin1')}\nendstream`;
}

/** An end of a ZIP archive, as any archive has one. */
const ZIP_END = Buffer.concat([latin('PK\u0005\u0006'), Buffer.alloc(18)]);
export const ZIP = Buffer.concat([latin('PK\u0003\u0004'), Buffer.alloc(26), latin('a.txthello'), ZIP_END]);

const SCRIPT = '<< /S /JavaScript /JS (app.alert(1)) >>';
const bomb = deflateSync(Buffer.alloc(64 * 1024 * 1024));

export function activePdfs(): [string, Buffer, RegExp][] {
  const packed = (inner: string, more = '') =>
    withObject(
      streamed(
        `/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode ${more}`,
        deflateSync(latin(`7 0 ${inner}`)),
      ),
    );
  return [
    ['a script when opened', cataloguing('/OpenAction 3 0 R', SCRIPT), /carries a script/],
    [
      'a script in the name tree',
      cataloguing('/Names << /JavaScript << /Names [(a) 3 0 R] >> >>', SCRIPT),
      /carries a script/,
    ],
    [
      'a script whose name is escaped',
      cataloguing('/OpenAction << /S /J#61vaScript /J#53 (x) >>'),
      /carries a script/,
    ],
    [
      'a script with all letters escaped',
      cataloguing('/OpenAction << /S /#4A#61#76#61#53#63#72#69#70#74 >>'),
      /carries a script/,
    ],
    [
      'a script with small hexadecimal letters',
      cataloguing('/OpenAction << /S /#4aavaScript >>'),
      /carries a script/,
    ],
    ['an additional action', cataloguing('/AA << /WC 3 0 R >>', SCRIPT), /carries a script/],
    ['a rendition with a script', cataloguing('/OpenAction << /S /Rendition /JS (x) >>'), /carries a script/],
    ['a program to launch', cataloguing('/OpenAction << /S /Launch /F (cmd.exe) >>'), /command that starts/],
    [
      'a form that sends itself',
      cataloguing('/OpenAction << /S /SubmitForm /F (http://x) >>'),
      /command that starts/,
    ],
    ['data to import', cataloguing('/OpenAction << /S /ImportData /F (x.fdf) >>'), /command that starts/],
    [
      'a jump into an embedded file',
      cataloguing('/OpenAction << /S /GoToE /T << >> >>'),
      /command that starts/,
    ],
    [
      'an embedded file',
      cataloguing(
        '/Names << /EmbeddedFiles << /Names [(a) 3 0 R] >> >>',
        streamed('/Type /EmbeddedFile', ZIP.subarray(0, 30)),
      ),
      /another file/,
    ],
    ['a file as a note', withObject('<< /Type /Annot /Subtype /FileAttachment >>'), /another file/],
    ['a portfolio', cataloguing('/Collection << /View /D >>'), /another file/],
    ['a film', withObject('<< /Type /Annot /Subtype /RichMedia >>'), /film or model/],
    ['a model in space', withObject('<< /Type /Annot /Subtype /3D /3DD 3 0 R >>'), /film or model/],
    ['an XFA form', cataloguing('/AcroForm << /XFA 3 0 R /Fields [] >>'), /XFA/],
    ['an XFA form in an array', cataloguing('/AcroForm << /XFA[(xdp:xdp) 3 0 R] >>'), /XFA/],
    ['a script in an object stream', packed(SCRIPT), /carries a script/],
    ['a launch in an object stream', packed('<< /S /Launch /F (a) >>'), /command that starts/],
    [
      'a script in a stream that says it is a picture',
      withObject(
        streamed('/Subtype /Image /N 1 /First 4 /Filter /FlateDecode', deflateSync(latin(`7 0 ${SCRIPT}`))),
      ),
      /carries a script/,
    ],
    [
      'a list of objects that calls itself a picture',
      withObject(streamed('/Subtype /Image /Filter /FlateDecode', deflateSync(latin(`7 0 ${SCRIPT}`)))),
      /carries a script/,
    ],
    [
      'a script in text that is packed as hexadecimal',
      withObject(
        streamed(
          '/Type /ObjStm /N 1 /First 4 /Filter /ASCIIHexDecode',
          latin(`${latin(`7 0 ${SCRIPT}`).toString('hex')}>`),
        ),
      ),
      /carries a script/,
    ],
    [
      'a script hidden in the data of a stream',
      withObject(streamed('/Length 9', latin(`junk 9 0 obj ${SCRIPT} endobj`))),
      /carries a script/,
    ],
    [
      'an object stream with a predictor',
      packed('<< >>', '/DecodeParms << /Predictor 12 /Columns 4 >>'),
      /cannot be checked/,
    ],
    [
      'an object stream packed by LZW',
      withObject(streamed('/Type /ObjStm /N 1 /First 4 /Filter /LZWDecode', latin('abc'))),
      /cannot be checked/,
    ],
    [
      'a filter that stands elsewhere',
      withObject(streamed('/Type /ObjStm /N 1 /First 4 /Filter 4 0 R', latin('abc')), '/FlateDecode'),
      /cannot be checked/,
    ],
    [
      'an object stream as a picture format',
      withObject(streamed('/Type /ObjStm /N 1 /First 4 /Filter /DCTDecode', latin('abc'))),
      /cannot be checked/,
    ],
    ['a password', pdfOf([CATALOGUE, PAGES, '<< /Encrypt 4 0 R >>', '<< /Filter /Standard >>']), /locked/],
    ['a bomb', withObject(streamed('/Filter /FlateDecode', bomb)), /unfolds to far more/],
    [
      'a bomb in an object stream',
      withObject(streamed('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', bomb)),
      /unfolds to far more/,
    ],
    [
      'a bomb in a bomb',
      withObject(streamed('/Filter [/FlateDecode /FlateDecode]', deflateSync(bomb))),
      /folded up more than once/,
    ],
    [
      'many bombs that are small each',
      withObject(
        ...Array.from({ length: 8 }, () =>
          streamed('/Filter /FlateDecode', deflateSync(Buffer.alloc(16 * 1024 * 1024))),
        ),
      ),
      /unfolds to far more/,
    ],
  ];
}

export function brokenPdfs(): [string, Buffer, RegExp][] {
  return [
    ['half of it', PDF.subarray(0, PDF.length / 2), /cut off/],
    ['without its last line', PDF.subarray(0, PDF.length - 8), /cut off/],
    ['a first line alone', latin('%PDF-1.4\n'), /cut off/],
    ['two lines', latin('%PDF-1.4\n%%EOF\n'), /cut off/],
    ['no version', latin('%PDF-\nobj startxref\n%%EOF'), /no version/],
    ['a stream that never ends', latin('%PDF-1.4\n1 0 obj << >> stream\nabc startxref %%EOF\n'), /cut off/],
    ['something before', Buffer.concat([latin('junk\n'), PDF]), /stands before its first line/],
    ['a web page before', Buffer.concat([latin('<html>'), PDF]), /stands before its first line/],
    ['a byte after', Buffer.concat([PDF, latin('x')]), /follows after the end/],
    [
      'a web page after',
      Buffer.concat([PDF, latin('<html><script>alert(1)</script>')]),
      /follows after the end/,
    ],
    [
      'a web page within',
      Buffer.concat([latin('%PDF-1.4\n<html><script>alert(1)</script>\n'), PDF.subarray(9)]),
      /web page/,
    ],
    ['an archive after', Buffer.concat([PDF, ZIP]), /archive/],
    ['an archive that ends as a PDF', Buffer.concat([PDF, ZIP, latin('\n%%EOF\n')]), /archive/],
    ['a program after', Buffer.concat([PDF, latin('MZ\u0090\0')]), /follows after the end/],
  ];
}
