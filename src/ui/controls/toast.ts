export type ToastMessage = {
  title: string;
  description?: string;
  /** `act` is read out at once and stays until closed. */
  tone?: 'plain' | 'act';
  /** Shows Undo for ten seconds; it runs the inverse command. */
  undo?: () => unknown;
};

type Listener = (message: ToastMessage) => void;

let waiting: ToastMessage[] = [];
let listener: Listener | null = null;
let wake: (() => void) | null = null;

/** Tell the person what just happened. Call it from client code; messages wait until the page can show them. */
export function toast(message: ToastMessage): void {
  if (listener) {
    listener(message);
    return;
  }
  waiting.push(message);
  wake?.();
}

/** For ToastProvider only: calls back when there is something to show and nobody who shows it. */
export function onWaitingToast(callback: () => void): () => void {
  wake = callback;
  if (waiting.length > 0) callback();
  return () => {
    if (wake === callback) wake = null;
  };
}

/** For ToastViewport only: hands over what waits, then every new message. Returns the way to stop. */
export function listenToToasts(next: Listener): () => void {
  listener = next;
  const backlog = waiting;
  waiting = [];
  for (const message of backlog) next(message);
  return () => {
    if (listener === next) listener = null;
  };
}
