import type { SettingsVersion } from '@/data/tenant-settings';
import { SETTING_IDS } from '@/domain/settings/settings';
import { instantText } from '@/ui/format/dates';
import { DataTable } from '@/ui/layout/data-table';
import { SETTING_WORDS, settingText } from '../setting-words';

type Props = { history: readonly SettingsVersion[]; zone: string };

/** Every version of the numbers, what it changed and who did. */
export function SettingsHistory({ history, zone }: Props) {
  return (
    <DataTable<SettingsVersion>
      caption="Versions of the thresholds"
      rows={history}
      rowKey={(row) => String(row.version)}
      columns={[
        { key: 'version', header: 'Version', width: '6rem', cell: (row) => row.version },
        {
          key: 'changes',
          header: 'What it changed',
          cell: (row) =>
            changesOf(
              row,
              history.find(({ version }) => version === row.version - 1),
            ),
        },
        { key: 'by', header: 'By', cell: (row) => row.by ?? '–' },
        { key: 'since', header: 'Since', cell: (row) => instantText(row.since, zone) },
      ]}
    />
  );
}

function changesOf(row: SettingsVersion, before: SettingsVersion | undefined): string {
  if (!before) return 'The first numbers';
  return SETTING_IDS.filter((id) => row[id] !== before[id])
    .map((id) => `${SETTING_WORDS[id].label}: ${settingText(id, before[id])} → ${settingText(id, row[id])}`)
    .join('; ');
}
