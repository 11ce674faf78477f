import { STREAMS, type Stream } from '@/domain/values/stream';
import { Chip } from '@/ui/controls/chip';
import { STREAM_LABEL } from '@/ui/controls/stream-mark';

/** Which stream the rows are of; all unless one is chosen. */
export function StreamChips({
  chosen,
  hrefOf,
}: {
  chosen: Stream | null;
  hrefOf: (stream: Stream | null) => string;
}) {
  return [null, ...STREAMS].map((stream) => (
    <Chip
      key={stream ?? 'all'}
      label={stream ? STREAM_LABEL[stream] : 'All streams'}
      selected={stream === chosen}
      href={hrefOf(stream)}
    />
  ));
}
