/** The three clocks of a deal (docs/glossary.md). Every line, contract and movement belongs to exactly one. */
export const STREAMS = ['hardware', 'software', 'services'] as const;
export type Stream = (typeof STREAMS)[number];

export type ByStream<T> = Record<Stream, T>;

export function byStream<T>(make: (stream: Stream) => T): ByStream<T> {
  return { hardware: make('hardware'), software: make('software'), services: make('services') };
}

export function isStream(text: string): text is Stream {
  return (STREAMS as readonly string[]).includes(text);
}
