/** How the page stands to the server. `back`: it was away and has caught up, with so many changes. */
export type RoomLink =
  | { kind: 'connecting' | 'live' | 'reconnecting' | 'polling' | 'resting' }
  | { kind: 'back'; changes: number }
  | { kind: 'ended'; why: 'signed_out' | 'no_access' | 'closed' };

/** What a person reads about it; null: there is nothing to say. */
export function linkWords(link: RoomLink): string | null {
  switch (link.kind) {
    case 'connecting':
    case 'live':
    case 'resting':
      return null;
    case 'reconnecting':
      return 'Reconnecting…';
    case 'polling':
      return 'No live connection. This page asks for news every few seconds instead.';
    case 'back':
      return link.changes === 0
        ? 'Back, nothing changed'
        : `Back, ${link.changes} ${link.changes === 1 ? 'change' : 'changes'}`;
    case 'ended':
      return ENDED[link.why];
  }
}

const ENDED = {
  signed_out: 'You are signed out. Sign in again to come back to the room.',
  no_access: 'You can no longer see this review.',
  closed: 'This review is closed.',
};
