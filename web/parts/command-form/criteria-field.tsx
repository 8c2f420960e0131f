import { Form, Input, Radio } from 'antd';
import { criteria } from '../../../domain/process/definition.ts';
import { criterionWords } from '../../words/catalogue.ts';
import { useLocalized } from '../../words/words.ts';
import { valueAt, type Values } from './facts.ts';
import type { Field, FieldName } from './fields.ts';
import { useFormState } from './form-context.ts';
import { criterionResultWords } from './words/choices.ts';

interface CriteriaFieldProps {
  readonly field: Field;
  readonly name: FieldName;
}

/** The five selection questions: an answer and its evidence each, all in sight. */
export function CriteriaField({ field, name }: CriteriaFieldProps) {
  const { wordsOf, values } = useFormState();
  const localized = useLocalized();
  const { label, hint } = wordsOf(field.path);
  const evidence = wordsOf(`${field.path}.evidence`);
  const answers = (valueAt(values, field.path) ?? []) as readonly Values[];
  return (
    <fieldset className="field-record wide-field" data-field={field.path}>
      <legend>{localized(label)}</legend>
      {hint !== null && <div className="quiet">{localized(hint)}</div>}
      {answers.map(({ criterion }, index) => {
        const code = criteria.find((one) => one === criterion);
        const title = code === undefined ? '' : localized(criterionWords[code]);
        return (
          <div key={String(criterion)} className="criterion" role="group" aria-label={title}>
            <Form.Item name={[...name, index, 'result']} label={title} className="criterion-result">
              <Radio.Group
                aria-label={title}
                optionType="button"
                options={Object.entries(criterionResultWords).map(([value, text]) => ({
                  value,
                  label: localized(text),
                }))}
              />
            </Form.Item>
            <Form.Item name={[...name, index, 'evidence']} className="criterion-evidence">
              <Input.TextArea
                aria-label={`${title} · ${localized(evidence.label)}`}
                placeholder={evidence.hint === null ? '' : localized(evidence.hint)}
                autoSize={{ minRows: 1, maxRows: 6 }}
                maxLength={2000}
              />
            </Form.Item>
          </div>
        );
      })}
    </fieldset>
  );
}
