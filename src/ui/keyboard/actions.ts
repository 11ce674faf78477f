/**
 * The one registry of what a page can do by palette and key. Parts of a page offer their actions while they are there; the palette,
 * the keys and the help sheet read them from here.
 */
export type Action = {
  id: string;
  label: string;
  /** The heading under which the palette and the help sheet show it. */
  group: string;
  /** As it is typed: "n", "?", "g d" (one after the other), "Ctrl K". */
  keys?: string;
  /** Further words that find it in the palette. */
  words?: string;
  /** Left out where the key is heard elsewhere: then only the help sheet tells of it. */
  run?: () => void;
};

const offers = new Set<{ actions: readonly Action[] }>();
const listeners = new Set<() => void>();
let offered: readonly Action[] = [];

/** Offers actions until the returned function is called. */
export function offerActions(actions: readonly Action[]): () => void {
  const offer = { actions };
  offers.add(offer);
  changed();
  return () => {
    offers.delete(offer);
    changed();
  };
}

/** All that are offered now, in the order of the offers; of two with one id the later one. The same array until something changes. */
export function offeredActions(): readonly Action[] {
  return offered;
}

export function onActions(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function changed(): void {
  offered = [...new Map([...offers].flatMap(({ actions }) => actions).map((one) => [one.id, one])).values()];
  for (const listener of listeners) listener();
}

/** Whether a key belongs to what is being typed or chosen there, and not to the page. */
export function isTaken(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('input, textarea, select, [role="dialog"], [role="menu"], [role="listbox"]') !== null)
  );
}
