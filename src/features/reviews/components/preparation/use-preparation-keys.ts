import { useEffect, useRef } from 'react';
import { offerActions, type Action } from '@/ui/keyboard/actions';

export type PreparationKeys = {
  walk: (by: -1 | 1) => unknown;
  write: () => unknown;
  move: (by: -1 | 1) => unknown;
  swap: () => unknown;
};

/** The keys of the preparation, offered to palette and help sheet. They act on the deal that is open. */
export function usePreparationKeys(keys: PreparationKeys): void {
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => offerActions(actionsOf((run) => void run(latest.current))), []);
}

type Act = (keys: PreparationKeys) => unknown;

function actionsOf(act: (run: Act) => void): Action[] {
  const group = 'Preparation';
  const key = (keys: string, label: string, run: Act): Action => ({
    id: `prepare-${keys}`,
    label,
    group,
    keys,
    run: () => act(run),
  });
  return [
    key('j', 'Next deal', (own) => own.walk(1)),
    key('k', 'Previous deal', (own) => own.walk(-1)),
    key('e', 'Write the next step', (own) => own.write()),
    key('u', 'Move the deal up', (own) => own.move(-1)),
    key('d', 'Move the deal down', (own) => own.move(1)),
    key('s', 'Swap the deal', (own) => own.swap()),
  ];
}
