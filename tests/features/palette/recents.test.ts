import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepRecent, readRecents } from '@/features/palette/recents';

/** What a browser's tab keeps. */
function storage(): Storage {
  const kept = new Map<string, string>();
  return {
    length: 0,
    key: () => null,
    clear: () => kept.clear(),
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, text) => void kept.set(name, text),
    removeItem: (name) => void kept.delete(name),
  };
}

beforeEach(() => {
  vi.stubGlobal('sessionStorage', storage());
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const recent = (number: number) => ({ href: `/t/acme/deals/${number}`, label: `Deal ${number}` });

describe('what was opened lately', () => {
  it('is six things at most, the newest first, each once, apart for each company', () => {
    for (const number of [1, 2, 3, 4, 5, 6, 7, 3]) keepRecent('acme', recent(number));
    expect(readRecents('acme').map(({ label }) => label)).toEqual(
      [3, 7, 6, 5, 4, 2].map((number) => `Deal ${number}`),
    );
    expect(readRecents('borealis')).toEqual([]);
  });

  it('leads nowhere outside of the application, whatever stands in the storage', () => {
    const spoilt = [
      { href: 'https://elsewhere.example', label: 'x' },
      null,
      'x',
      { href: '/t/acme/deals/1' },
    ];
    sessionStorage.setItem('recent:acme', JSON.stringify([...spoilt, recent(1)]));
    expect(readRecents('acme')).toEqual([recent(1)]);
    sessionStorage.setItem('recent:acme', '{');
    expect(readRecents('acme')).toEqual([]);
  });

  it('is nothing where the browser keeps nothing', () => {
    vi.stubGlobal('sessionStorage', undefined);
    keepRecent('acme', recent(1));
    expect(readRecents('acme')).toEqual([]);
  });
});
