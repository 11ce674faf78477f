import type { ComponentProps } from 'react';
import { describe, expect, it } from 'vitest';
import { date } from '@/domain/values/calendar-date';
import { RequestTable } from '@/features/requests/components/request-table';
import type { ShownRequest } from '@/features/requests/queries';
import { wordsOf } from './words-of';

function aRequest(more: Partial<ShownRequest> = {}): ShownRequest {
  return {
    id: 'one',
    text: 'Say that the model stands',
    dueOn: date('2026-11-20'),
    state: 'open',
    askedAt: '2026-11-02T09:00:00.000Z',
    askedBy: 'Carla Okafor',
    answer: null,
    answerText: null,
    answeredAt: null,
    answeredBy: null,
    version: 1,
    standing: 'waiting',
    ...more,
  };
}

const answered = aRequest({
  id: 'two',
  state: 'answered',
  standing: 'late',
  answer: 'no',
  answerText: 'Not before the fair.',
  answeredAt: '2026-11-25T09:00:00.000Z',
  answeredBy: 'Mara Lind',
});

function shown(more: Partial<ComponentProps<typeof RequestTable>> = {}): string {
  const rows = more.rows ?? [aRequest(), answered];
  return wordsOf(
    <RequestTable slug="acme" rows={rows} zone="UTC" mayAsk={false} mayAnswer={false} {...more} />,
  );
}

describe('the requests to the CEO', () => {
  it('say what was asked by whom, until when, and what was said', () => {
    const words = shown();
    expect(words).toContain('Say that the model stands');
    expect(words).toContain('Carla Okafor 2 Nov 2026, 09:00');
    expect(words).toContain('20 Nov 2026 Waits');
    expect(words).toContain('No Answered late Not before the fair. Mara Lind, 25 Nov 2026, 09:00');
  });

  it('offer the answer to the CEO, the withdrawal to the CRO, and nothing once it is settled', () => {
    expect(shown({ mayAnswer: true, rows: [aRequest()] })).toMatch(/No Yes$/);
    expect(shown({ mayAsk: true, rows: [aRequest()] })).toMatch(/Withdraw$/);
    expect(shown({ rows: [aRequest()] })).not.toMatch(/Withdraw|Yes/);
    expect(shown({ mayAsk: true, mayAnswer: true, rows: [answered] })).not.toMatch(/Withdraw|Yes/);
  });

  it('mark what is overdue', () => {
    expect(shown({ rows: [aRequest({ standing: 'overdue' })] })).toContain('Overdue');
  });

  it('say what belongs here while there is none', () => {
    expect(shown({ rows: [] })).toContain('Nothing was asked of the CEO');
  });
});
