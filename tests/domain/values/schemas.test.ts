import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import * as schemas from '@/domain/values/schemas';

function read<T>(schema: z.ZodType<T>, input: unknown): T | null {
  const result = schema.safeParse(input);
  return result.success ? result.data : null;
}

describe('a day at a door', () => {
  it('is read with blanks around it, and only if it exists', () => {
    expect(read(schemas.dayInput, ' 2024-02-29 ')).toBe('2024-02-29');
    expect(read(schemas.dayInput, '2023-02-29')).toBeNull();
    expect(read(schemas.dayInput, '29.02.2024')).toBeNull();
  });

  it('may be missing where it is optional', () => {
    expect(schemas.optionalDay.parse(undefined)).toBeNull();
    expect(schemas.optionalDay.parse(null)).toBeNull();
  });
});

describe('an amount at a door', () => {
  it('is whole minor units as text or bigint', () => {
    expect(read(schemas.minorInput, '-123450')).toBe(-123_450n);
    expect(read(schemas.minorInput, 5n)).toBe(5n);
    expect(read(schemas.minorInput, '12.50')).toBeNull();
    expect(read(schemas.minorInput, '')).toBeNull();
  });

  it('has a largest size', () => {
    expect(read(schemas.minorInput, '1000000000000000')).toBe(1_000_000_000_000_000n);
    expect(read(schemas.minorInput, '1000000000000001')).toBeNull();
    expect(read(schemas.minorInput, 10n ** 18n)).toBeNull();
  });

  it('is not negative where that makes no sense', () => {
    expect(read(schemas.positiveMinor, '0')).toBe(0n);
    expect(read(schemas.positiveMinor, '-1')).toBeNull();
  });
});
