import { tell } from '@/data/notices';
import { findOpenLink, insertView } from '@/data/board-links';
import { parsePage } from '@/domain/board/page';
import { notFound } from '@/domain/values/result';
import { defineCommand, done, rehearsed } from '@/platform/operations/define-command';
import { openLinkInput } from './inputs';

/**
 * The closed page behind a link, and one view more in its log; the first reading is told to those who may share. Its door calls it for the
 * stranger who has the address: not found, all alike: no such link, one that expired, one that was revoked. A company that is read-only
 * refuses it like any change, so its links open nothing until it is restored.
 */
export const openLink = defineCommand({
  name: 'boardLinks.open',
  permission: 'board.share',
  input: openLinkInput,
  run: async (ctx, { tokenHash, as, browser, network }) => {
    const link = await findOpenLink(ctx.unit, tokenHash, ctx.now);
    if (!link) return notFound();
    const { body, sha256 } = link;
    if (as === 'look') return rehearsed({ body, sha256 });
    await insertView(ctx.unit, link.id, { kind: as, at: ctx.now, browser, network });
    const page = parsePage(link.body);
    if (link.first && as === 'read') {
      await tell(
        ctx,
        { roles: ['CRO', 'CEO'] },
        {
          kind: 'link',
          subject: `board link ${link.id} opened`,
          title: `The link for ${link.label} was opened for the first time`,
          body: `It shows the board page of ${page.month.name}.`,
          path: `/board/${page.month.key}`,
        },
      );
    }
    const showed = as === 'read' ? 'Showed' : 'Showed a chat program';
    const summary = `${showed} the board page of ${page.month.name} by the link for ${link.label}`;
    return done({ body, sha256 }, { subjectKind: 'board_link', subjectId: link.id, summary });
  },
});
