import { Checkbox, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useLocalized, useWords } from '../../words/words.ts';
import type { Choice } from './choices.ts';
import { CriteriaField } from './criteria-field.tsx';
import type { Field, FieldName } from './fields.ts';
import { useFormState } from './form-context.ts';
import { formWords } from './form-words.ts';
import { ChoiceInput, ChoicesInput } from './inputs/choice-input.tsx';
import { DateInput } from './inputs/date-input.tsx';
import { InstantInput } from './inputs/instant-input.tsx';
import { MoneyInput } from './inputs/money-input.tsx';
import { CountInput, MinutesInput, ShareInput } from './inputs/number-inputs.tsx';
import { NoPeople } from './no-people.tsx';
import { RecordsField } from './records-field.tsx';

interface FieldViewProps {
  readonly field: Field;
  /** Where it stands, as the surrounding list of fields counts. */
  readonly name: FieldName;
  /** Left out where a table shows it as the head of a column. */
  readonly hasLabel?: boolean;
  /** False inside of a record that may stay empty: nothing in it has to be filled in. */
  readonly isNeeded?: boolean;
}

const wideKinds: readonly Field['kind'][] = ['longText', 'lines', 'record', 'records', 'references', 'flag'];

/** Wide fields take a whole row; lists inside of a record stand side by side. */
function isWide({ kind, path }: Field): boolean {
  return wideKinds.includes(kind) && !(kind === 'lines' && path.includes('.'));
}

const pastInstants = ['heldAt', 'at', 'receivedAt'];

/** One field of a form with its label, its hint and its mistakes. */
export function FieldView({ field, name, hasLabel = true, isNeeded = true }: FieldViewProps) {
  const { widgets, wordsOf, isShown, belowOf } = useFormState();
  const localized = useLocalized();
  const widget = widgets[field.path];
  if (widget === 'hidden' || !isShown(field.path)) return null;
  const { label, hint } = wordsOf(field.path);
  if (field.kind === 'record') return <RecordField field={field} name={name} />;
  if (widget === 'criteria') return <CriteriaField field={field} name={name} />;
  if (field.kind === 'records') return <RecordsField field={field} name={name} view={FieldView} />;
  const isPlainFlag = field.kind === 'flag' && widget !== 'yesNo';
  const isAsked = isNeeded && ((field.required && field.kind !== 'lines' && !isPlainFlag) || field.minItems > 0);
  const text = localized(label);
  const below = belowOf?.(field) ?? null;
  const item = (
    <Form.Item
      name={[...name]}
      data-field={field.path}
      {...(hasLabel && !isPlainFlag ? { label: text } : {})}
      required={isAsked}
      className={isWide(field) ? 'field wide-field' : 'field'}
      {...(hint === null || (isPlainFlag && !hasLabel) ? {} : { extra: localized(hint) })}
      {...(isPlainFlag ? { valuePropName: 'checked' } : {})}
    >
      {isPlainFlag ? <Checkbox>{text}</Checkbox> : <FieldInput field={field} label={text} />}
    </Form.Item>
  );
  if (below === null) return item;
  return (
    <>
      {item}
      {below}
    </>
  );
}

interface InputProps {
  readonly field: Field;
  readonly label: string;
}

/** What is typed into or chosen from; `Form.Item` hands the value and the rest over. */
function FieldInput({ field, label, ...item }: InputProps): ReactNode {
  const { widgets, wordsOf, choicesOf, whyEmpty } = useFormState();
  const localized = useLocalized();
  const common = useWords(formWords);
  const { unit } = wordsOf(field.path);
  const unitText = unit === null ? undefined : localized(unit);
  if (widgets[field.path] === 'yesNo') {
    const choices: Choice[] = [
      { value: 'yes', label: { zh: '是', en: 'Yes' }, description: null },
      { value: 'no', label: { zh: '否', en: 'No' }, description: null },
    ];
    return <YesNo {...item} choices={choices} label={label} />;
  }
  const choices = choicesOf(field);
  if (choices !== null) {
    if (choices.length === 0 && field.name === 'stakeholderIds') return <NoPeople />;
    if (choices.length === 0) {
      const why = whyEmpty?.(field) ?? null;
      return <span className="quiet">{why === null ? common('nothingToChoose') : localized(why)}</span>;
    }
    if (field.kind === 'references') return <ChoicesInput {...item} choices={choices} label={label} />;
    const isInRow = widgets[field.path.split('.').slice(0, -1).join('.')] === 'table';
    return <ChoiceInput {...item} choices={choices} label={label} isOptional={!field.required} isNarrow={isInRow} />;
  }
  switch (field.kind) {
    case 'instant':
      return <InstantInput {...item} when={field.when} isPast={pastInstants.includes(field.path)} />;
    case 'date':
      return <DateInput {...item} when={field.when} />;
    case 'money':
      return <MoneyInput {...item} unit={unitText} />;
    case 'share':
      return <ShareInput {...item} unit={unitText} />;
    case 'integer':
      return widgets[field.path] === 'count' ? (
        <CountInput {...item} max={field.max} unit={unitText} />
      ) : (
        <MinutesInput {...item} unit={unitText} />
      );
    case 'lines':
      return <Input.TextArea {...item} autoSize={{ minRows: 2, maxRows: 12 }} />;
    case 'longText':
      return <Input.TextArea {...item} autoSize={{ minRows: (field.maxLength ?? 0) > 500 ? 3 : 2, maxRows: 14 }} />;
    default:
      return <Input {...item} {...(field.maxLength === null ? {} : { maxLength: field.maxLength })} />;
  }
}

interface YesNoProps {
  readonly value?: boolean | null;
  readonly onChange?: (value: boolean | undefined) => void;
  readonly choices: readonly Choice[];
  readonly label: string;
}

/** A question that has to be answered: nothing is chosen at first. */
function YesNo({ value, onChange, choices, label, ...item }: YesNoProps) {
  return (
    <ChoiceInput
      {...item}
      choices={choices}
      label={label}
      isOptional={false}
      value={value === undefined || value === null ? null : value ? 'yes' : 'no'}
      onChange={(chosen) => onChange?.(chosen === undefined ? undefined : chosen === 'yes')}
    />
  );
}

/** Fields that belong together. */
function RecordField({ field, name }: { readonly field: Field; readonly name: FieldName }) {
  const { wordsOf, isRecordAsked } = useFormState();
  const localized = useLocalized();
  const { label, hint } = wordsOf(field.path);
  const isNeeded = isRecordAsked?.(field) ?? true;
  return (
    <fieldset className="field-record wide-field" data-field={field.path}>
      <legend>{localized(label)}</legend>
      {hint !== null && <div className="quiet">{localized(hint)}</div>}
      <div className="field-grid">
        {field.fields.map((inner) => (
          <FieldView key={inner.path} field={inner} name={[...name, inner.name]} isNeeded={isNeeded} />
        ))}
      </div>
    </fieldset>
  );
}
