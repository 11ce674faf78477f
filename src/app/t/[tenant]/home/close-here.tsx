import { CloseMonth } from '@/features/board/components/close-month';
import { boardShow } from '@/features/board/queries';
import { callForPage } from '@/platform/operations/page-caller';

/** The board review's own button, with the page as it is now: its checksum is what the close asks for. */
export async function CloseHere({ slug, month }: { slug: string; month: { key: string; name: string } }) {
  const shown = await callForPage(boardShow, slug, { month: month.key });
  if (!shown.ok || !shown.value.room) return null;
  const { sha256, room } = shown.value;
  return (
    <CloseMonth
      slug={slug}
      month={month}
      sha256={sha256}
      missing={room.missing}
      isOver={room.isOver}
      openBefore={room.openBefore}
    />
  );
}
