import { Checkbox } from '@/ui/controls/checkbox';
import { DateField } from '@/ui/controls/date-field';
import { FileDrop } from '@/ui/controls/file-drop';
import { NumberField } from '@/ui/controls/number-field';
import { RadioGroup } from '@/ui/controls/radio-group';
import { RichSelect } from '@/ui/controls/rich-select';
import { SelectField } from '@/ui/controls/select-field';
import { Switch } from '@/ui/controls/switch';
import { TextAreaField } from '@/ui/controls/text-area-field';
import { TextField } from '@/ui/controls/text-field';
import { Card } from '@/ui/layout/card';
import { Section } from '@/ui/layout/section';

const STAGES = [
  { value: 'demo', label: 'Demo', detail: '20 %' },
  { value: 'quote', label: 'Hardware Quote Sent', detail: '40 %' },
  { value: 'po', label: 'Hardware PO Received', detail: '70 %, needs the PO' },
];

export function FieldsGallery() {
  return (
    <Section title="Fields">
      <Card className="grid gap-4 sm:grid-cols-2 xl:grid-cols-3">
        <TextField label="Deal" name="deal" defaultValue="Nordfrost, 500 loggers" />
        <TextField
          label="PO number"
          name="po"
          error="The PO number is missing. Add it and the deal counts 70 %."
        />
        <NumberField
          label="Amount"
          name="amount"
          suffix="USD"
          hint="Whole dollars"
          defaultValue="182500"
          decimals
        />
        <DateField label="Ship date" name="ship" optional defaultValue="2027-03-12" />
        <SelectField label="Stage" name="stage" options={STAGES} placeholder="Any stage" />
        <RichSelect
          label="Target stage"
          name="target"
          options={STAGES}
          hint="Only stages that the evidence carries"
        />
        <TextAreaField
          label="Next step"
          name="step"
          placeholder="Send revised quote with 500-unit pricing by Wednesday"
        />
        <TextField label="Account" name="account" disabled defaultValue="Cannot be changed" />
        <RadioGroup
          label="Date order"
          name="dates"
          defaultValue="dmy"
          options={[
            { value: 'dmy', label: 'Day first', hint: '03/04/2026 is 3 Apr 2026' },
            { value: 'mdy', label: 'Month first', hint: '03/04/2026 is 4 Mar 2026' },
          ]}
        />
        <div>
          <Checkbox
            label="Leave bad rows out"
            name="lenient"
            defaultChecked
            hint="They can be downloaded afterwards."
          />
          <Checkbox label="I have read the dry run" name="read" error="Tick this first." />
          <Switch label="Keyboard shortcuts" name="keys" defaultChecked hint="G, J, K, X and friends" />
          <Switch label="Weekly digest" name="digest" />
        </div>
        <div className="sm:col-span-2">
          <FileDrop
            name="file"
            label="CRM export"
            accept=".csv,text/csv"
            hint="CSV, up to 500 MB"
            maxBytes={500_000_000}
          />
        </div>
      </Card>
    </Section>
  );
}
