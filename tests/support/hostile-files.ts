import { plainPng, pngChunk } from '../../prisma/demo/plain-pdf';
import { activePdfs, brokenPdfs, latin, PDF, ZIP } from './hostile-pdfs';

/** A file that must not come in, and what its refusal has to say. */
export type HostileFile = { what: string; name: string; bytes: Buffer; says: RegExp };

const PNG = plainPng();
/** The smallest JPEG with all its parts; no decoder is asked. */
export function plainJpeg(comment = 'a picture'): Buffer {
  const segment = (marker: number, content: Buffer) => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(content.length + 2, 2);
    return Buffer.concat([head, content]);
  };
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, latin('JFIF\0\u0001\u0001\0\0\u0001\0\u0001\0\0')),
    segment(0xfe, latin(comment)),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0xff, 0xd9]),
  ]);
}

export function plainMail(lines: readonly string[] = [], head: readonly string[] = []): Buffer {
  const headers = [
    'From: Mira <mira@alder.example>',
    'To: us@example.com',
    'Subject: PO-4711',
    'Date: Thu, 2 Apr 2026 09:00:00 +0000',
  ];
  return latin([...headers, ...head, '', ...lines].join('\r\n'));
}

function mailWith(type: string, fileName: string, content: Buffer): Buffer {
  const part = [
    '--x',
    `Content-Type: ${type}; name="${fileName}"`,
    `Content-Disposition: attachment; filename="${fileName}"`,
    'Content-Transfer-Encoding: base64',
    '',
    content.toString('base64'),
  ];
  return plainMail(
    ['--x', 'Content-Type: text/plain', '', 'See attached', ...part, '--x--', ''],
    ['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary="x"'],
  );
}

function nestedMail(depth: number): Buffer {
  const lines: string[] = [];
  for (let i = 1; i < depth; i++)
    lines.push(`--b${i - 1}`, `Content-Type: multipart/mixed; boundary="b${i}"`, '');
  return plainMail(lines, ['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary="b0"']);
}

function pictures(): [string, string, Buffer, RegExp][] {
  const iend = PNG.indexOf('IEND') - 4;
  const noted = (text: string) =>
    Buffer.concat([PNG.subarray(0, iend), pngChunk('tEXt', latin(text)), PNG.subarray(iend)]);
  const flipped = Buffer.from(PNG);
  flipped[20] = 99;
  return [
    ['a PNG cut in half', 'a.png', PNG.subarray(0, PNG.length / 2), /cut off/],
    ['a PNG without its end', 'a.png', PNG.subarray(0, -12), /cut off/],
    ['a PNG with a wrong checksum', 'a.png', flipped, /cut off or damaged/],
    ['a signature of a PNG alone', 'a.png', PNG.subarray(0, 8), /cut off/],
    ['a PNG without pixels', 'a.png', Buffer.concat([PNG.subarray(0, 33), PNG.subarray(iend)]), /cut off/],
    [
      'a PNG of an absurd size',
      'a.png',
      Buffer.concat([
        PNG.subarray(0, 8),
        pngChunk('IHDR', Buffer.from('7fffffff7fffffff0800000000', 'hex')),
        PNG.subarray(33),
      ]),
      /cut off/,
    ],
    [
      'a PNG with a page after',
      'a.png',
      Buffer.concat([PNG, latin('<script>alert(1)</script>')]),
      /not the picture/,
    ],
    ['a PNG with an archive after', 'a.png', Buffer.concat([PNG, ZIP]), /archive/],
    [
      'a PNG with a script in a note',
      'a.png',
      noted('Comment\0<script>alert(1)</script>'),
      /not the picture/,
    ],
    ['a PNG with PHP in a note', 'a.png', noted('Comment\0<?php system($_GET[0]);'), /not the picture/],
    ['a JPEG cut in half', 'a.jpg', plainJpeg().subarray(0, 30), /cut off/],
    ['a JPEG without its end', 'a.jpg', plainJpeg().subarray(0, -2), /cut off/],
    ['three bytes of a JPEG', 'a.jpg', Buffer.from([0xff, 0xd8, 0xff]), /cut off/],
    [
      'a JPEG with a script after',
      'a.jpg',
      Buffer.concat([plainJpeg(), latin('<script>alert(1)</script>')]),
      /not the picture/,
    ],
    [
      'a JPEG with a script in its comment',
      'a.jpg',
      plainJpeg('*/=alert(1)/*<script src=//x></script>'),
      /not the picture/,
    ],
    ['a JPEG with a PDF after', 'a.jpg', Buffer.concat([plainJpeg(), PDF]), /not the picture/],
    ['a JPEG with an archive after', 'a.jpg', Buffer.concat([plainJpeg(), ZIP]), /archive/],
    [
      'a JPEG with a program after',
      'a.jpg',
      Buffer.concat([plainJpeg(), latin('#!/bin/sh\nrm x')]),
      /not the picture/,
    ],
    [
      'a JPEG with a script in a trailer of a phone',
      'a.jpg',
      Buffer.concat([plainJpeg(), latin('<svg onload=alert(1)>SEFT')]),
      /not the picture/,
    ],
  ];
}

function mails(): [string, Buffer, RegExp][] {
  return [
    ['carries a program', mailWith('application/octet-stream', 'po.exe', latin('MZ')), /po\.exe/],
    [
      'carries a program under another name',
      mailWith('application/pdf', 'po.pdf', Buffer.concat([latin('MZ'), Buffer.alloc(500)])),
      /po\.pdf/,
    ],
    ['carries an archive', mailWith('application/zip', 'po.zip', ZIP), /po\.zip/],
    ['carries an archive under another name', mailWith('image/png', 'po.png', ZIP), /po\.png/],
    ['carries a page', mailWith('text/html', 'po.html', latin('<script>')), /po\.html/],
    [
      'carries a drawing with a script',
      mailWith('image/svg+xml', 'logo.svg', latin('<svg onload=alert(1)>')),
      /logo\.svg/,
    ],
    ['carries a macro', mailWith('application/octet-stream', 'po.xlsm', latin('x')), /po\.xlsm/],
    ['is nested without end', nestedMail(300), /too deeply|too many/],
    [
      'has thousands of parts',
      plainMail(
        Array.from({ length: 5000 }, () => '--x\r\n\r\na'),
        ['Content-Type: multipart/mixed; boundary="x"'],
      ),
      /too many/,
    ],
    ['has no sender but a header', latin('From: \r\nSubject: x\r\n\r\nx'), /no sender|neither/],
    ['holds NULs', plainMail(['a\0b']), /neither a document|damaged/],
  ];
}

function others(): [string, string, Buffer, RegExp][] {
  return [
    ['nothing at all', 'po.pdf', Buffer.alloc(0), /empty/],
    [
      'a web page as PDF',
      'po.pdf',
      latin('<!DOCTYPE html><html><script>alert(1)</script></html>'),
      /web page/,
    ],
    [
      'a drawing as PDF',
      'po.pdf',
      latin('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
      /SVG|XML/,
    ],
    ['a drawing', 'logo.svg', latin('<?xml version="1.0"?><svg onload="alert(1)"></svg>'), /SVG|XML/],
    ['a page', 'po.html', latin('<html>'), /web page/],
    ['an archive', 'po.zip', ZIP, /ZIP/],
    ['an archive as PNG', 'po.png', ZIP, /ZIP/],
    ['a program as PDF', 'po.pdf', Buffer.concat([latin('MZ'), Buffer.alloc(600)]), /EXE/],
    ['a GIF', 'a.gif', latin('GIF89a\u0001\0\u0001\0\0\0\0;'), /GIF/],
    ['text', 'po.txt', latin('PO-4711, 93,000'), /neither a document/],
    ['a script', 'po.js', latin('alert(1)'), /neither a document/],
    ['a PDF named as a picture', 'po.png', PDF, /ends in \.png, but the content is a PDF/],
    ['a picture named as a PDF', 'po.pdf', PNG, /ends in \.pdf, but the content is a PNG/],
    ['a PDF named as a program', 'po.pdf.exe', PDF, /ends in \.exe/],
    ['a mail named as a page', 'po.html', plainMail(), /ends in \.html/],
  ];
}

function evilNames(): [string, string, RegExp][] {
  return [
    ['a way upwards', '../../etc/passwd.pdf', /folder/],
    ['a way upwards in Windows', String.raw`..\..\boot.pdf`, /folder/],
    ['a full path', '/etc/passwd.pdf', /folder/],
    ['two dots alone', '..', /folder/],
    ['a NUL', 'po.pdf\0.exe', /control characters/],
    ['a line break', 'po.pdf\r\nSet-Cookie: a=b', /control characters/],
    ['a Unicode line break', 'po\u2028.pdf', /control characters/],
    ['an override of direction', 'po\u202Efdp.exe', /direction/],
    ['an isolate of direction', 'po\u2066fdp\u2069.pdf', /direction/],
    ['a right-to-left mark', 'po\u200F.pdf', /direction/],
    ['too many letters', `${'a'.repeat(300)}.pdf`, /200 is the limit/],
    ['no letter', '   ', /no name/],
    ['a dot first', '.pdf', /no name/],
    ['half a character', 'po\ud800.pdf', /broken characters/],
  ];
}

/** All of them; each is refused with a sentence and a way out. */
export function hostileFiles(): HostileFile[] {
  return [
    ...[...activePdfs(), ...brokenPdfs()].map(([what, bytes, says]) => ({
      what: `PDF: ${what}`,
      name: 'po.pdf',
      bytes,
      says,
    })),
    ...pictures().map(([what, name, bytes, says]) => ({ what, name, bytes, says })),
    ...mails().map(([what, bytes, says]) => ({ what: `mail that ${what}`, name: 'po.eml', bytes, says })),
    ...others().map(([what, name, bytes, says]) => ({ what, name, bytes, says })),
    ...evilNames().map(([what, name, says]) => ({ what: `name: ${what}`, name, bytes: PDF, says })),
  ];
}
