import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { BoardLink } from '@/data/board-links';
import { LinksSection } from '@/features/board-links/components/links-section';
import { textOfMarkup } from '../../support/read-exports';

const NOW = '2026-11-10T15:00:00.000Z';

function link(more: Partial<BoardLink>): BoardLink {
  return {
    id: more.label ?? 'one',
    label: 'Anna Berg',
    createdAt: '2026-11-06T09:00:00.000Z',
    createdByName: 'Carla Okafor',
    expiresAt: '2026-11-20T05:00:00.000Z',
    revokedAt: null,
    revokedByName: null,
    views: 0,
    previews: 0,
    lastViews: [],
    ...more,
  };
}

function shown(links: BoardLink[], closed = true): string {
  return renderToStaticMarkup(
    <LinksSection
      slug="northlight"
      month="2026-10"
      monthName="October 2026"
      shown={{ closed, mayMake: closed, mayRevoke: true, links, zone: 'America/New_York', now: NOW }}
    />,
  );
}

/** The row of a link, as text. */
function rowOf(markup: string, label: string): string {
  const row = (markup.match(/<tr.*?<\/tr>/gs) ?? []).find((each) => each.includes(label));
  return textOfMarkup(row ?? '').trim();
}

test('a link says for whom it is, until when it opens, and whether anybody has opened it', () => {
  const markup = shown([link({})]);
  const row = rowOf(markup, 'Anna Berg');
  expect(row).toContain('6 Nov 2026, 04:00, Carla Okafor');
  expect(row).toContain('Open until the end of 19 Nov 2026');
  expect(row).toContain('never');
  expect(row).toContain('Revoke');
});

test('one that is over says why, and cannot be revoked a second time', () => {
  const markup = shown([
    link({ label: 'Expired', expiresAt: NOW }),
    link({ label: 'Taken back', revokedAt: '2026-11-08T20:00:00.000Z', revokedByName: 'Dana Whitlock' }),
  ]);
  expect(rowOf(markup, 'Expired')).toContain('Expired 10 Nov 2026, 10:00');
  expect(rowOf(markup, 'Taken back')).toContain('Revoked 8 Nov 2026, 15:00, Dana Whitlock');
  for (const label of ['Expired', 'Taken back']) expect(rowOf(markup, label)).not.toMatch(/Revoke(?!d)/);
});

test('openings are counted, with the latest behind the number', () => {
  const kind = 'read' as const;
  const lastViews = [
    { kind, at: '2026-11-09T15:00:00.000Z', browser: 'Chrome on Windows', network: '198.51.100.x' },
    { kind, at: '2026-11-08T15:00:00.000Z', browser: 'Safari on iPhone', network: 'unknown' },
  ];
  const row = rowOf(shown([link({ views: 7, lastViews })]), 'Anna Berg');
  expect(row).toContain('7 times');
  expect(row).toContain('9 Nov 2026, 10:00, Chrome on Windows, 198.51.100.x');
  expect(row).toContain('8 Nov 2026, 10:00, Safari on iPhone');
  expect(row).not.toContain('unknown');
  expect(row).toContain('and 5 times before');
});

test('previews of chat programs are counted beside the openings, not among them', () => {
  const row = (views: number) => rowOf(shown([link({ views, previews: 2 })]), 'Anna Berg');
  expect(row(3)).toContain('3 times, 2 previews');
  expect(row(0)).toContain('never, 2 previews');
});

test('a month that is open says how it can be shared, and offers no link', () => {
  const text = textOfMarkup(shown([], false));
  expect(text).toContain('Close the month first; until then, send its PDF.');
  expect(text).not.toContain('New link');
  expect(textOfMarkup(shown([]))).toContain('New link');
});
