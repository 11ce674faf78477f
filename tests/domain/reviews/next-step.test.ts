import { describe, expect, it } from 'vitest';
import { checkNextStep } from '@/domain/reviews/next-step';
import { NEXT_STEP_REASONS } from '@/domain/reviews/next-step-judge';
import { date } from '@/domain/values/calendar-date';
import { BAD_STEPS } from './bad-steps';
import { GOOD_STEPS } from './good-steps';

const MONDAY = date('2026-11-23');

describe('exact next steps', () => {
  it('are at least 150 in the table', () => expect(GOOD_STEPS.length).toBeGreaterThanOrEqual(150));

  it.each(GOOD_STEPS)('%s → %s', (text, on, object) => {
    const check = checkNextStep(text, MONDAY);
    expect(check).toMatchObject({ ok: true, step: { on } });
    expect(check.ok && check.step.object).toContain(object);
  });
});

describe('what is no next step', () => {
  it('is at least 150 sentences in the table', () =>
    expect(Object.values(BAD_STEPS).flat().length).toBeGreaterThanOrEqual(150));

  describe.each(NEXT_STEP_REASONS)('%s', (reason) => {
    it.each(BAD_STEPS[reason].map((text) => [text]))('%j', (text) => {
      const check = checkNextStep(text, MONDAY);
      expect(check).toMatchObject({ ok: false, reason });
      if (check.ok) return;
      expect(check.message.length).toBeGreaterThan(10);
      expect(checkNextStep(check.example, MONDAY)).toMatchObject({ ok: true });
    });
  });
});
