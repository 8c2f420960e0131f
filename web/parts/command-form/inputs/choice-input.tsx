import { Checkbox, Radio, Select } from 'antd';
import { useLocalized } from '../../../words/words.ts';
import { nameToCome } from '../../organisation.ts';
import type { Choice } from '../choices.ts';

interface ChoiceInputProps<Value> {
  readonly id?: string;
  readonly value?: Value | null;
  readonly onChange?: (value: Value | undefined) => void;
  readonly choices: readonly Choice[];
  readonly label: string;
  readonly isOptional: boolean;
  /** There is no room for radio buttons. */
  readonly isNarrow?: boolean;
}

const asRadios = 5;

/** One of a few as radio buttons, one of many from a list that can be searched. */
export function ChoiceInput(props: ChoiceInputProps<string>) {
  const { id, value, onChange, choices, label, isOptional, isNarrow = false, ...aria } = props;
  const localized = useLocalized();
  if (choices.length <= asRadios && choices.length > 0 && !isOptional && !isNarrow) {
    return (
      <Radio.Group
        {...aria}
        {...(id === undefined ? {} : { id })}
        aria-label={label}
        value={value ?? null}
        onChange={(event) => onChange?.(event.target.value as string)}
        options={choices.map((choice) => ({
          value: choice.value,
          label: <ChoiceLabel choice={choice} />,
        }))}
        vertical={choices.some(({ description }) => description !== null)}
      />
    );
  }
  return (
    <Select<string>
      {...aria}
      {...(id === undefined ? {} : { id })}
      aria-label={label}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear={isOptional}
      value={value ?? null}
      onChange={(chosen: string | undefined) => onChange?.(chosen)}
      options={choices.map((choice) => ({ value: choice.value, label: localized(choice.label) }))}
      // what is chosen from a list that is on its way
      labelRender={(chosen) => chosen.label ?? (choices.length === 0 ? nameToCome : chosen.value)}
    />
  );
}

/** Some of several; ticked where all can be seen at once. */
export function ChoicesInput({
  id,
  value,
  onChange,
  choices,
  label,
  ...aria
}: Omit<ChoiceInputProps<readonly string[]>, 'isOptional' | 'isNarrow'>) {
  const localized = useLocalized();
  if (choices.length <= 8) {
    return (
      <Checkbox.Group
        {...aria}
        {...(id === undefined ? {} : { id })}
        className="choices"
        role="group"
        aria-label={label}
        value={[...(value ?? [])]}
        onChange={(chosen) => onChange?.(chosen)}
        options={choices.map((choice) => ({ value: choice.value, label: <ChoiceLabel choice={choice} /> }))}
      />
    );
  }
  return (
    <Select<string[]>
      {...aria}
      {...(id === undefined ? {} : { id })}
      mode="multiple"
      aria-label={label}
      showSearch={{ optionFilterProp: 'label' }}
      value={[...(value ?? [])]}
      onChange={(chosen) => onChange?.(chosen)}
      options={choices.map((choice) => ({ value: choice.value, label: localized(choice.label) }))}
    />
  );
}

function ChoiceLabel({ choice: { label, description } }: { readonly choice: Choice }) {
  const localized = useLocalized();
  if (description === null) return localized(label);
  return (
    <>
      {localized(label)}
      <span className="choice-description">{localized(description)}</span>
    </>
  );
}
