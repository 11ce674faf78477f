import { isTaken, type Action } from './actions';

// The code that hears the keys comes a moment after the page. What is pressed in that moment is kept and done once it is there: whoever
// knows his keys does not wait for ours.

/** Pressed longer ago, nobody expects it any more. */
const KEPT_MS = 5000;

type Press = { key: string; at: number };
/** null: the keys are heard. */
let waiting: Press[] | null = [];

/** Keeps a key that nobody hears yet. False: it is heard, or it is none that could do something. */
export function keepEarlyKey(event: KeyboardEvent): boolean {
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat;
  if (waiting === null || !plain || event.key === 'Shift' || isTaken(event.target)) return false;
  waiting.push({ key: event.key.toLowerCase(), at: event.timeStamp });
  return true;
}

/** From now on the keys are heard. Answers what was pressed until now, of these actions and in order. `now` as an event's time stamp. */
export function hearKeys(actions: readonly Action[], now: number): Action[] {
  const keys = (waiting ?? []).filter(({ at }) => now - at < KEPT_MS).map(({ key }) => key);
  waiting = null;
  const byKeys = new Map(actions.map((action) => [action.keys?.toLowerCase(), action]));
  const found: Action[] = [];
  for (let index = 0; index < keys.length; index++) {
    const pair = byKeys.get(`${keys[index]} ${keys[index + 1]}`);
    const action = pair ?? byKeys.get(keys[index]);
    if (pair) index++;
    if (action?.run) found.push(action);
  }
  return found;
}

/** The code that hears has gone with its page: what is pressed now is kept for the next. */
export function stopHearing(): void {
  waiting = [];
}
