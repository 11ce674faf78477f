import type { Settings } from '@/domain/settings/settings';
import { Card } from '@/ui/layout/card';
import { KeyValueList } from '@/ui/layout/key-value-list';
import { SETTING_GROUPS, SETTING_WORDS, settingText } from '../setting-words';

/** The same numbers for those who only read them. */
export function SettingsList({ settings }: { settings: Settings }) {
  return (
    <Card className="flex flex-col gap-4">
      {SETTING_GROUPS.map(({ title, ids }) => (
        <div key={title}>
          <h3 className="mb-2 text-sm font-medium">{title}</h3>
          <KeyValueList
            items={ids.map((id) => ({ key: SETTING_WORDS[id].label, value: settingText(id, settings[id]) }))}
          />
        </div>
      ))}
    </Card>
  );
}
