import { describe, expect, it } from 'vitest';
import { notFound, ok, refuse, REFUSAL_CODES } from '@/domain/values/result';

describe('a result', () => {
  it('is a value', () => {
    expect(ok(5)).toEqual({ ok: true, value: 5 });
  });

  it('or a refusal with code, message and the way out', () => {
    const result = refuse('gate', 'The PO is missing.', {
      fields: { po: 'missing' },
      remedy: 'Record the PO.',
    });
    expect(result).toEqual({
      ok: false,
      refusal: {
        code: 'gate',
        message: 'The PO is missing.',
        fields: { po: 'missing' },
        remedy: 'Record the PO.',
      },
    });
  });

  it('tells unknown, foreign and forbidden apart by nothing', () => {
    expect(notFound()).toEqual(notFound());
    expect(Object.keys(notFound().refusal)).toEqual(['code', 'message']);
  });

  it('has a closed list of codes, each once', () => {
    expect(new Set(REFUSAL_CODES).size).toBe(REFUSAL_CODES.length);
    expect(REFUSAL_CODES).toContain('not_found');
  });
});
