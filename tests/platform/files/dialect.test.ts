import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CharsetDetector } from '@/platform/files/charset';
import { sniffDialect } from '@/platform/files/dialect';

describe('the delimiter', () => {
  it.each([
    ['commas', 'a,b,c\n1,2,3\n', ','],
    ['semicolons although amounts have commas', 'name;amount;share\nA;1,5;2,5\nB;2,5;3,5\n', ';'],
    ['tabs although texts have commas', 'a\tb\nx, y, z\tw\nq, r, s\tt\n', '\t'],
    ['pipes', 'a|b|c\n1|2|3\n', '|'],
    ['commas although texts have pipes', 'Topic,Owner\nAdatum | Coffee,Ann\nContoso | Tea,Bob\n', ','],
    ['commas inside quotes count for nothing', '"a,1,2";"b,3,4"\n"c,5,6";"d,7,8"\n', ';'],
    ['escaped quotes are read over', '"a ""x,y"" b";c\n"d";e\n', ';'],
    ['one column', 'name\nAnn\nBob\n', ','],
    ['a header alone', 'a;b;c', ';'],
    ['the stated one', 'sep=|\na,b|c\n', '|'],
    ['title lines above', 'Report\n\nid;name;amount\n1;a;2\n2;b;3\n', ';'],
  ])('%s', (_, text, delimiter) => {
    expect(sniffDialect(text).delimiter).toBe(delimiter);
  });

  it('is found for any table of words', () => {
    const word = fc.stringMatching(/^[a-z]{1,6}$/);
    const rows = fc.array(fc.array(word, { minLength: 4, maxLength: 4 }), { minLength: 2, maxLength: 10 });
    fc.assert(
      fc.property(rows, fc.constantFrom(',', ';', '\t', '|'), (table, delimiter) => {
        const text = table.map((row) => row.join(delimiter)).join('\r\n');
        return sniffDialect(text).delimiter === delimiter && sniffDialect(text).newline === '\n';
      }),
    );
  });

  it('newlines are lone carriage returns only where there is no other', () => {
    expect(sniffDialect('a,b\r1,2\r').newline).toBe('\r');
    expect(sniffDialect('a,b\r\n1,2\r\n').newline).toBe('\n');
  });
});

describe('the character set of bytes', () => {
  const verdict = (content: Buffer, size: number) => {
    const detector = new CharsetDetector();
    for (let at = 0; at < content.length; at += size) detector.feed(content.subarray(at, at + size));
    return detector.verdict();
  };

  it('does not depend on how they are cut', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 });
    fc.assert(
      fc.property(
        text,
        fc.integer({ min: 1, max: 50 }),
        fc.constantFrom<BufferEncoding>('utf8', 'utf16le', 'latin1'),
        (content, size, encoding) => {
          const bytes = Buffer.from(`id,name of it\n${content}`, encoding);
          expect(verdict(bytes, size)).toEqual(verdict(bytes, bytes.length));
        },
      ),
    );
  });

  it('of Western text in one byte is Windows-1252, with its euro and its quotes', () => {
    const bytes = Buffer.concat([
      Buffer.from('Prix: 5 '),
      Buffer.from([0x80, 0x20, 0x93, 0xe9, 0x94]),
      Buffer.from(' Stra'),
      Buffer.from([0xdf, 0x65]),
    ]);
    expect(verdict(bytes, 3)).toMatchObject({ kind: 'text', charset: 'windows-1252', guessed: true });
  });

  it('of one bad byte in much good UTF-8 is damage, not another character set', () => {
    const bytes = Buffer.concat([
      Buffer.from('Müller und Söhne, Café, Straße '.repeat(400)),
      Buffer.from([0xff]),
      Buffer.from(' Ende'),
    ]);
    expect(verdict(bytes, 1000).kind).toBe('damaged-utf8');
  });
});
