import DeleteOutlined from '@ant-design/icons/es/icons/DeleteOutlined';
import PlusOutlined from '@ant-design/icons/es/icons/PlusOutlined';
import { Button, Form } from 'antd';
import type { ComponentType } from 'react';
import { useLocalized, useWords } from '../../words/words.ts';
import type { Field, FieldName } from './fields.ts';
import { useFormState } from './form-context.ts';
import { formWords } from './form-words.ts';

interface RecordsFieldProps {
  readonly field: Field;
  readonly name: FieldName;
  /** How each field of a record is shown. */
  readonly view: ComponentType<{ readonly field: Field; readonly name: FieldName }>;
}

/** A list of records, each with the same fields, to add to and take away from. */
export function RecordsField({ field, name, view: View }: RecordsFieldProps) {
  const { widgets, wordsOf } = useFormState();
  const localized = useLocalized();
  const t = useWords(formWords);
  const { label, hint } = wordsOf(field.path);
  const shown = field.fields.filter(({ path }) => widgets[path] !== 'hidden');
  const isTable = widgets[field.path] === 'table';
  return (
    <fieldset className="field-record wide-field" data-field={field.path}>
      <legend className={field.minItems > 0 ? 'required-legend' : undefined}>{localized(label)}</legend>
      {hint !== null && <div className="quiet">{localized(hint)}</div>}
      <Form.List name={[...name]}>
        {(entries, { add, remove }, { errors }) => (
          <>
            {entries.map(({ key, name: index }) => (
              <div
                key={key}
                className={isTable ? 'record-row' : 'record-card'}
                role="group"
                aria-label={t('entry', { number: index + 1 })}
              >
                {shown.map((inner) => (
                  <View key={inner.path} field={inner} name={[index, inner.name]} />
                ))}
                <Button
                  className="remove-record"
                  icon={<DeleteOutlined />}
                  aria-label={t('remove', { number: index + 1 })}
                  onClick={() => remove(index)}
                />
              </div>
            ))}
            <Form.ErrorList errors={errors} />
            {(field.maxItems === null || entries.length < field.maxItems) && (
              <Button type="dashed" icon={<PlusOutlined />} onClick={() => add({})}>
                {t('add')}
                <span className="visually-hidden">{localized(label)}</span>
              </Button>
            )}
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
