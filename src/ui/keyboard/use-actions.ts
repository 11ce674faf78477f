import { useEffect } from 'react';
import { offerActions, type Action } from './actions';

/** Offers actions to palette, keys and help sheet while the component is there. Keep the array the same between renders (useMemo). */
export function useActions(actions: readonly Action[]): void {
  useEffect(() => offerActions(actions), [actions]);
}
