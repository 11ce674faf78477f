import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { isStageId } from '@/domain/deals/stages';
import type { StageId } from '@/domain/deals/deal';

// Dragging by mouse. Fetched after the board stands: without it every move has its menu and its keys.

export type Drops = {
  onStart: (id: string) => void;
  /** `to` is null when the card was dropped beside every column. */
  onEnd: (id: string, to: StageId | null) => void;
};

/** Watches one board: each `[data-card]` in it can be dragged, each `[data-column]` takes drops. Returns the way to stop. */
export function watchBoard(board: HTMLElement, drops: Drops): () => void {
  const attached = new Map<HTMLElement, () => void>();
  function attach() {
    for (const [element, detach] of attached) {
      if (board.contains(element)) continue;
      detach();
      attached.delete(element);
    }
    for (const element of board.querySelectorAll<HTMLElement>('[data-card], [data-column]'))
      if (!attached.has(element))
        attached.set(element, element.dataset.card ? dragCard(element) : dropColumn(element));
  }
  attach();
  const changes = new MutationObserver(attach);
  changes.observe(board, { childList: true, subtree: true });
  return combine(
    monitorForElements({
      onDragStart: ({ source }) => drops.onStart(idOf(source.element)),
      onDrop: ({ source, location }) => {
        const stage = location.current.dropTargets[0]?.data['stage'];
        drops.onEnd(idOf(source.element), typeof stage === 'string' && isStageId(stage) ? stage : null);
      },
    }),
    () => changes.disconnect(),
    () => attached.forEach((detach) => detach()),
  );
}

function idOf(element: Element): string {
  return element instanceof HTMLElement ? (element.dataset.card ?? '') : '';
}

function dragCard(element: HTMLElement): () => void {
  return draggable({
    element,
    onDragStart: () => element.setAttribute('data-dragged', ''),
    onDrop: () => element.removeAttribute('data-dragged'),
  });
}

function dropColumn(element: HTMLElement): () => void {
  const over = (here: boolean) => element.toggleAttribute('data-over', here);
  return dropTargetForElements({
    element,
    getData: () => ({ stage: element.dataset.column }),
    onDragEnter: () => over(true),
    onDragLeave: () => over(false),
    onDrop: () => over(false),
  });
}
