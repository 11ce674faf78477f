import { STAGE_IDS, type StageId } from '@/domain/deals/deal';
import { COMMIT_STAGE, percentText, STAGE_LABELS, type StageModel } from '@/domain/deals/stages';
import { NONE } from '@/ui/format/money';
import { DataTable } from '@/ui/layout/data-table';
import { gateWords, skipWords } from '../model-words';

/** The table as everybody reads it: what a stage counts, what it takes to enter it, and to which deals it does not apply. */
export function StageTable({ model }: { model: StageModel }) {
  return (
    <DataTable<StageId>
      caption={`Stage model, version ${model.version}`}
      rows={STAGE_IDS}
      rowKey={(stage) => stage}
      dividerBefore={(stage) => stage === COMMIT_STAGE}
      columns={[
        {
          key: 'stage',
          header: 'Stage',
          width: '22%',
          cell: (stage) => <StageName label={model.labels[stage]} own={STAGE_LABELS[stage]} />,
        },
        {
          key: 'counts',
          header: 'Counts',
          numeric: true,
          width: '6rem',
          cell: (stage) => percentText(model.probabilityBp[stage]),
        },
        {
          key: 'gate',
          header: 'What must be true to enter it',
          onPhone: 'stack',
          cell: (stage) => <GateText {...gateWords(model, stage)} />,
        },
        {
          key: 'skips',
          header: 'Does not apply to',
          width: '24%',
          onPhone: 'unless-none',
          cell: (stage) => sentence(skipWords(model, stage)) || NONE,
        },
      ]}
    />
  );
}

function StageName({ label, own }: { label: string; own: string }) {
  return (
    <>
      <span className="font-medium">{label}</span>
      {label === own ? null : <span className="block text-xs text-muted">{own}</span>}
    </>
  );
}

function GateText({ fixed, added }: { fixed: string; added: string[] }) {
  return (
    <>
      {sentence(fixed)}
      {added.map((words) => (
        <span key={words} className="block">
          and {words}
        </span>
      ))}
    </>
  );
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
