import { useEffect, useMemo } from 'react';
import { offerActions, type Action } from './actions';

/** Offers actions to palette, keys and help sheet while the component is there. Keep the array the same between renders (useMemo). */
export function useActions(actions: readonly Action[]): void {
  useEffect(() => offerActions(actions), [actions]);
}

/** Offers to open a dialog of the record that the page shows. `show` is the setter of its state. */
export function useOpener(name: string, keys: string, show: (open: boolean) => void): void {
  useActions(
    useMemo(
      () => [{ id: `open ${name}`, label: name, group: 'This deal', keys, run: () => show(true) }],
      [name, keys, show],
    ),
  );
}
