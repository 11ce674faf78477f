import type { ReactNode } from 'react';
import type { Leadership } from '@/domain/board/leadership';
import { Alert } from '@/ui/controls/alert';
import { LEADERSHIP_TONES } from '../discipline-words';

/** Whether the forecast's problem is one of leadership, in one sentence. */
export function LeadershipNote({ leadership, action }: { leadership: Leadership; action?: ReactNode }) {
  return (
    <Alert tone={LEADERSHIP_TONES[leadership.state]} title={leadership.sentence} action={action}>
      {leadership.state === 'elsewhere' && leadership.signs.length > 0
        ? `One thing is open: ${leadership.signs.map(({ text }) => text).join(', ')}.`
        : null}
    </Alert>
  );
}
