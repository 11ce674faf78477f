import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { DataTable } from '@/ui/layout/data-table';

const row = (markup: string, label: string) =>
  new RegExp(`<td[^>]*data-label="${label}"[^>]*>`).exec(markup)?.[0] ?? '';

describe('a table as cards on a phone', () => {
  const table = (skips: string) =>
    renderToStaticMarkup(
      <DataTable<string>
        caption="Stages"
        rows={['Lead']}
        rowKey={(stage) => stage}
        columns={[
          { key: 'stage', header: 'Stage', cell: (stage) => stage },
          { key: 'gate', header: 'Gate', onPhone: 'stack', cell: () => 'A contact' },
          { key: 'skips', header: 'Skips', onPhone: 'unless-none', cell: () => skips },
          { key: 'other', header: 'Other', cell: () => '–' },
        ]}
      />,
    );

  it('leaves a dash out where the column asks for it, and only there', () => {
    expect(row(table('–'), 'Skips')).toContain('phone-hidden');
    expect(row(table('Deals without hardware'), 'Skips')).not.toContain('phone-hidden');
    expect(row(table('–'), 'Other')).not.toContain('phone-hidden');
  });

  it('sets sentences under their label', () => {
    expect(row(table('–'), 'Gate')).toContain('phone-stack');
  });
});
