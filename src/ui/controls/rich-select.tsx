'use client';

import { CSPProvider } from '@base-ui/react/csp-provider';
import { Select } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import { useId } from 'react';
import { cn } from '@/ui/class-names';
import { FIELD_BOX } from './field-styles';
import { describedBy, FormRow, type FieldBasics } from './form-row';

export type RichOption = { value: string; label: string; detail?: string; disabled?: boolean };

export type RichSelectProps = FieldBasics & {
  options: readonly RichOption[];
  value?: string;
  defaultValue?: string;
  placeholder?: string;
  disabled?: boolean;
  onValueChange?: (value: string | null) => void;
};

/** A select whose options carry a second line. Submits `name` like a native one. */
export function RichSelect(props: RichSelectProps) {
  const {
    options,
    value,
    defaultValue,
    placeholder = 'Choose…',
    disabled,
    name,
    onValueChange,
    ...row
  } = props;
  const id = useId();
  return (
    <FormRow {...row} id={id}>
      <CSPProvider disableStyleElements>
        <Select.Root
          modal={false}
          {...{ items: options, name, value, defaultValue, disabled, onValueChange }}
        >
          <Select.Trigger
            id={id}
            {...describedBy(id, row)}
            className={cn(FIELD_BOX, 'flex items-center justify-between gap-2 text-start')}
          >
            <Select.Value placeholder={placeholder} className="truncate data-placeholder:text-faint" />
            <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-muted" />
          </Select.Trigger>
          <Select.Portal>
            <Select.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50">
              <Select.Popup className="floating-panel max-h-(--available-height) min-w-(--anchor-width) overflow-y-auto p-1">
                <Select.List>
                  {options.map((option) => (
                    <Option key={option.value} option={option} />
                  ))}
                </Select.List>
              </Select.Popup>
            </Select.Positioner>
          </Select.Portal>
        </Select.Root>
      </CSPProvider>
    </FormRow>
  );
}

function Option({ option }: { option: RichOption }) {
  return (
    <Select.Item value={option.value} disabled={option.disabled} className="floating-item">
      <span className="flex min-w-0 flex-1 flex-col">
        <Select.ItemText>{option.label}</Select.ItemText>
        {option.detail ? <span className="text-xs text-muted">{option.detail}</span> : null}
      </span>
      <Select.ItemIndicator>
        <Check aria-hidden className="size-4" />
      </Select.ItemIndicator>
    </Select.Item>
  );
}
