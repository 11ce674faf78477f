'use client';

import type { StageId } from '@/domain/deals/deal';
import { OPEN_STAGES, percentText, stageOrder, type StageModel } from '@/domain/deals/stages';
import { MenuAt, type MenuEntry } from '@/ui/controls/menu';
import type { BoardCard } from '../../board-card';

type Props = {
  card: BoardCard;
  at: HTMLElement;
  model: StageModel;
  moveTo: readonly StageId[];
  onMove: (id: string, to: StageId) => void;
  onClose: () => void;
};

/** "Move to…" of a card: the way without dragging. A stage that is closed to the deal says so. */
export default function BoardMenu({ card, at, model, moveTo, onMove, onClose }: Props) {
  const stages = OPEN_STAGES.filter((stage) => stage !== card.stage && moveTo.includes(stage));
  const entries: MenuEntry[] = [
    { kind: 'heading', label: 'Move to' },
    ...stages.map((stage): MenuEntry => {
      return {
        kind: 'action',
        label: `${model.labels[stage]} · ${percentText(model.probabilityBp[stage])}`,
        detail: detailOf(card, stage),
        onSelect: () => onMove(card.id, stage),
      };
    }),
    ...(moveTo.includes('closed_lost')
      ? ([
          { kind: 'separator' },
          {
            kind: 'action',
            label: model.labels.closed_lost,
            detail: 'asks why',
            danger: true,
            onSelect: () => onMove(card.id, 'closed_lost'),
          },
        ] as const)
      : []),
  ];
  return <MenuAt at={at} entries={entries} onClose={onClose} />;
}

function detailOf(card: BoardCard, stage: StageId): string | undefined {
  const way = card.ways[stage];
  if (way === 'go') return undefined;
  if (way === undefined) return 'closed to this deal';
  return stageOrder(stage) < stageOrder(card.stage) ? 'asks why' : 'asks for evidence';
}
