import type { RangeInput } from '@/domain/forecast/simulation/range';
import { simulateRange } from '@/domain/forecast/simulation/simulate';

/** Draws beside the page, which goes on. One question, one answer, in order. */
self.addEventListener('message', ({ data }: MessageEvent<{ id: number; input: RangeInput }>) => {
  self.postMessage({ id: data.id, range: simulateRange(data.input) });
});
