import { importProblems } from '@/features/imports/queries';
import { asRoute } from '@/platform/operations/as-route';
import { problemsCsv } from '@/platform/files/problems-csv';

/** The rows that were left out, with what is wrong with each: correct them and import this file again. */
export const GET = asRoute(importProblems, {
  input: (_request, params) => ({ importId: params.import ?? '' }),
  respond: ({ header, rows, fileName }) => {
    const name = `${fileName.replace(/\.[^.]*$/, '').replaceAll(/[^\w.-]+/g, '-')}-problems.csv`;
    return new Response(problemsCsv(header, rows), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${name}"`,
      },
    });
  },
});
