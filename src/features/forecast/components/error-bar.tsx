import { ratioValue, type RatioOrNone } from '@/domain/values/ratio';
import { percentOrReason } from '@/ui/format/ratio';

type Props = { error: RatioOrNone; model: 'ours' | 'plain'; strong?: boolean };

/** Beyond this the bar is full: a model that is off by half again as much as came is as wrong as it needs to look. */
const FULL = 1.5;

/** How far a model was off: the figure, and its length beside the other's. */
export function ErrorBar({ error, model, strong = false }: Props) {
  const { text, reason } = percentOrReason(error);
  const width = error.ratio === null ? 0 : Math.min(1, ratioValue(error.ratio) / FULL) * 100;
  return (
    <span className="flex items-center gap-2" title={reason ?? undefined}>
      <span className={`w-14 shrink-0 text-end tabular-nums ${strong ? 'font-semibold' : ''}`}>{text}</span>
      <span aria-hidden className="h-2 min-w-12 flex-1 max-sm:hidden">
        <span
          className={`block h-full rounded-sm ${model === 'ours' ? 'bg-accent forced-colors:bg-[Highlight]' : 'bg-line-strong forced-colors:bg-[CanvasText]'}`}
          style={{ width: `${width}%` }}
        />
      </span>
    </span>
  );
}
