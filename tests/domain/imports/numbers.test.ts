import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convertMinor, isNone, NumberEvidence, readNumber, toMinor } from '@/domain/imports/numbers';

function evidence(...texts: string[]): NumberEvidence {
  const found = new NumberEvidence();
  for (const text of texts) found.add(text);
  return found;
}

describe('a number text', () => {
  it.each([
    ['1054', '.', '1054'],
    ['-12.5', '.', '-12.5'],
    ['$22,700.00 ', '.', '22700.00'],
    ['USD 485,000.00', '.', '485000.00'],
    ['431,666.67', '.', '431666.67'],
    ['1.234,56 €', ',', '1234.56'],
    ['€ 1.234.567', ',', '1234567'],
    ['1 234,56', ',', '1234.56'],
    ['1\u00A0234\u202F567,5', ',', '1234567.5'],
    ["CHF 1'234.50", '.', '1234.50'],
    ['(1,200.00)', '.', '-1200.00'],
    ['($1,200.00)', '.', '-1200.00'],
    ['-$5', '.', '-5'],
    ['$-5', '.', '-5'],
    ['1,200.00-', '.', '-1200.00'],
    ['−7', '.', '-7'],
    ['.5', '.', '0.5'],
    ['7,982', '.', '7982'],
    ['12,34,567.00', '.', '1234567.00'],
    ['5.', '.', '5'],
    ['R$ 10,50', ',', '10.50'],
    ['12,50', '.', null],
    ['1.234,56', '.', null],
    ['1,23,4', '.', null],
    ['12abc', '.', null],
    ['1e5', '.', null],
    ['1-2', '.', null],
    ['(5', '.', null],
    ['$', '.', null],
    ['NaN', '.', null],
    ['1/2', '.', null],
    ['=1+1', '.', null],
  ] as const)('%s with mark %s is %s', (text, mark, decimal) => {
    expect(readNumber(text.trim(), mark)?.decimal ?? null).toBe(decimal);
  });

  it('keeps the currency that stands beside it', () => {
    expect(readNumber('EUR 5', '.')?.symbol).toBe('EUR');
    expect(readNumber('5 €', '.')?.symbol).toBe('€');
    expect(readNumber('5', '.')?.symbol).toBeNull();
  });

  it.each(['', '-', '—', 'N/A', '#N/A', 'null', '(No value)'])('"%s" says nothing', (text) => {
    expect(isNone(text)).toBe(true);
  });
});

describe('the decimal mark of a column', () => {
  it.each([
    ['a point', ['1,234.50', '7'], '.'],
    ['a comma', ['1.234,50', '7'], ','],
    ['a comma by two decimals', ['12,50'], ','],
    ['a point by one decimal', ['1234.5'], '.'],
    ['a point when commas can only part thousands', ['1,234', '5,678'], '.'],
    ['asked when points may part thousands', ['1.234', '5.678'], 'ask'],
    ['a comma when two points part thousands', ['1.234.567', '1.234'], ','],
    ['a point beside a point of another length', ['1.234', '5.67'], '.'],
    ['asked when both are proven', ['1,50', '1.50'], 'ask'],
    ['a point for whole numbers', ['5', '7'], '.'],
    ['a point below one', ['0.123'], '.'],
    ['none without numbers', ['x'], null],
  ])('is %s', (_, texts, mark) => {
    expect(evidence(...texts).mark()).toBe(mark);
  });

  it('sees fractions where no value is above one and none has a percent sign', () => {
    expect(evidence('0.2', '0.9', '1').percentIsFraction()).toBe(true);
    expect(evidence('0', '1').percentIsFraction()).toBe(true);
    expect(evidence('0.5%', '1%').percentIsFraction()).toBe(false);
    expect(evidence('0.5', '90').percentIsFraction()).toBe(false);
  });
});

describe('amounts', () => {
  it('are rounded half to even at the minor unit and bounded', () => {
    expect(toMinor('69114.4149999', 'USD')).toBe('6911441');
    expect(toMinor('0.125', 'USD')).toBe('12');
    expect(toMinor('1234.5', 'JPY')).toBe('1234');
    expect(toMinor('1.2345', 'KWD')).toBe('1234');
    expect(toMinor('10000000000000.01', 'USD')).toBeNull();
  });

  it('are converted exactly, between exponents too', () => {
    expect(convertMinor('10000', '1.08', { from: 2, to: 2 })).toBe('10800');
    expect(convertMinor('1000', '0.0067', { from: 0, to: 2 })).toBe('670');
    expect(convertMinor('-10001', '0.5', { from: 2, to: 2 })).toBe('-5000');
  });

  it('survive being written in either notation', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }), fc.boolean(), (minor, german) => {
        const size = minor < 0n ? -minor : minor;
        const whole = (size / 100n).toString().replace(/\B(?=(\d{3})+$)/g, german ? '.' : ',');
        const text = `${minor < 0n ? '-' : ''}${whole}${german ? ',' : '.'}${(size % 100n).toString().padStart(2, '0')}`;
        const mark = evidence(text).mark();
        return (
          mark === (german ? ',' : '.') &&
          toMinor(readNumber(text, mark)?.decimal ?? '', 'USD') === minor.toString()
        );
      }),
    );
  });
});
