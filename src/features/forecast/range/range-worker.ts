import type { RangeInput } from '@/domain/forecast/simulation/range';
import { simulateRange } from '@/domain/forecast/simulation/simulate';

/** Draws beside the page, which goes on. One question, one answer, in order. */
self.addEventListener('message', ({ data }: MessageEvent<RangeInput>) => {
  self.postMessage(simulateRange(data));
});
