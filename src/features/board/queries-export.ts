import { z } from 'zod';
import { readBoardPage } from '@/data/board-pages';
import { readBoardReview } from '@/data/board-reviews';
import { parsePage } from '@/domain/board/page';
import { notFound, ok } from '@/domain/values/result';
import { defineQuery } from '@/platform/operations/define-query';
import type { ExportedPage } from './export-words';
import { monthInput } from './inputs';
import { hasPage } from './month-rules';
import { readLivePage } from './read-page';
import { isIntact } from './sealed-page';

const exportInput = z.strictObject({
  month: monthInput,
  format: z.enum(['pdf', 'pptx']).default('pdf'),
  paper: z.enum(['a4', 'letter']).default('a4'),
});

/** What is made of a page. */
export type PageExport = ExportedPage & { format: 'pdf' | 'pptx'; paper: 'a4' | 'letter' };

/** The page of a month as it leaves the application: of a closed one what was sealed, checked against its checksum; else today's. */
export const exportQuery = defineQuery({
  name: 'board.export',
  permission: 'board.read',
  input: exportInput,
  run: async (ctx, { month: period, format, paper }) => {
    const stored = await readBoardPage(ctx.unit, period);
    if (stored) {
      const { sha256, body } = stored;
      const sealed = { page: parsePage(body), sha256, intact: isIntact(stored) };
      return ok<PageExport>({ ...sealed, format, paper });
    }
    if (!hasPage(period, ctx)) return notFound();
    const page = await readLivePage(ctx, period, await readBoardReview(ctx.unit, period));
    return ok<PageExport>({ page, sha256: null, intact: true, format, paper });
  },
});
