import { useId, type ComponentProps } from 'react';
import { describedBy, FormRow, type FieldBasics } from './form-row';

export type SliderFieldProps = FieldBasics &
  Omit<ComponentProps<'input'>, keyof FieldBasics | 'type'> & {
    /** What the position means, e.g. "3 weeks": shown beside the slider and read out. */
    valueText: string;
  };

/** The browser's own slider: arrows, Home and End move it, and a finger finds it. */
export function SliderField(props: SliderFieldProps) {
  const { label, hint, error, optional, hideLabel, className, id: given, valueText, ...input } = props;
  const made = useId();
  const id = given ?? made;
  return (
    <FormRow {...{ id, label, hint, error, optional, hideLabel, className }}>
      <span className="flex min-h-9 items-center gap-3 pointer-coarse:min-h-11">
        <input
          {...input}
          {...describedBy(id, { hint, error })}
          id={id}
          type="range"
          aria-valuetext={valueText}
          className="h-9 min-w-0 grow cursor-pointer accent-accent disabled:cursor-not-allowed disabled:opacity-40"
        />
        <output htmlFor={id} className="w-20 shrink-0 text-end text-sm tabular-nums">
          {valueText}
        </output>
      </span>
    </FormRow>
  );
}
