import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { Role } from '@/domain/access/permissions';
import { ActionList } from '@/features/reviews/components/room/action-list';
import type { RoomAction } from '@/domain/reviews/room';
import { today } from '@/platform/clock/clock';

const STATES = ['open', 'done', 'dropped'] as const;
const actions = STATES.map((state): RoomAction => ({
  actionId: state,
  dealId: null,
  text: `The ${state} one`,
  ownerId: 'sam',
  ownerName: 'Sam',
  dueOn: '2026-11-27',
  state,
  version: 1,
  byName: 'Cara',
}));

/** The labels of the buttons that somebody finds, in order. */
function buttonsOf(userId: string, role: Role): string[] {
  const me = { userId, name: userId, role, repId: null, resting: false, mayRun: role === 'CRO' };
  const markup = renderToStaticMarkup(
    <ActionList actions={actions} cards={[]} today={today('UTC')} me={me} onSettle={() => undefined} />,
  );
  return [...markup.matchAll(/<button[^>]*aria-label="([^"]*)"/g)].map(([, label = '']) => label);
}

test('an action is ticked off, dropped and taken up again by its owner and the CRO, and nobody else', () => {
  const all = ['Done: The open one', 'Drop: The open one', 'Done: The done one', 'Reopen: The dropped one'];
  expect(buttonsOf('sam', 'REP')).toEqual(all);
  expect(buttonsOf('cara', 'CRO')).toEqual(all);
  expect(buttonsOf('ria', 'REP')).toEqual([]);
  expect(buttonsOf('eve', 'CEO')).toEqual([]);
});
