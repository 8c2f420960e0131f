import { Button, Form } from 'antd';
import { useId, type KeyboardEvent, type ReactNode } from 'react';
import { useLocalized, useWords } from '../../words/words.ts';
import type { LocalizedText } from '../../../domain/process/definition.ts';
import { FieldView } from './field-view.tsx';
import type { Field } from './fields.ts';
import { useFormState } from './form-context.ts';
import { formWords } from './form-words.ts';
import type { Group, Layout } from './layout.ts';
import type { GivenValues } from './use-form-values.ts';

interface FormSheetProps {
  readonly title: LocalizedText;
  readonly fields: readonly Field[];
  readonly groups: Layout['groups'];
  readonly given: GivenValues;
  readonly isSending: boolean;
  readonly onSend: () => void;
  /** Nothing can be sent at the moment: the notices say why. */
  readonly isBarred?: boolean;
  /** What stands between the form and being carried out, above its button. */
  readonly children: ReactNode;
}

/** The fields of a form in their groups, and the button that sends it. */
export function FormSheet({
  title,
  fields,
  groups,
  given,
  isSending,
  onSend,
  isBarred = false,
  children,
}: FormSheetProps) {
  const t = useWords(formWords);
  const localized = useLocalized();
  const { isShown } = useFormState();
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    const isSent = event.ctrlKey || event.metaKey;
    // Enter alone chooses a day or an entry of a list; it must not send a form that is half filled in.
    if (isSent || event.target instanceof HTMLInputElement) event.preventDefault();
    if (isSent) onSend();
  };
  return (
    <Form
      form={given.form}
      name={useId()}
      layout="vertical"
      initialValues={given.values}
      className="command-form"
      aria-label={localized(title)}
      onValuesChange={given.onChange}
      onKeyDown={onKeyDown}
      onFinish={onSend}
    >
      {groupsOf(fields, groups).map((group, index) => (
        <FieldGroup
          key={group.fields[0]?.path ?? index}
          title={group.title === null ? null : localized(group.title)}
          fields={group.fields.filter(({ path }) => isShown(path))}
        />
      ))}
      {children}
      {!isBarred && (
        <div className="form-foot">
          <Button type="primary" htmlType="submit" loading={isSending}>
            {localized(title)}
          </Button>
          <span className="quiet keys-hint">{t('sendKeys')}</span>
        </div>
      )}
    </Form>
  );
}

interface FieldGroupProps {
  readonly title: string | null;
  readonly fields: readonly Field[];
}

function FieldGroup({ title, fields }: FieldGroupProps) {
  if (fields.length === 0) return null;
  const grid = (
    <div className="field-grid">
      {fields.map((field) => (
        <FieldView key={field.path} field={field} name={[field.name]} />
      ))}
    </div>
  );
  if (title === null) return grid;
  return (
    <fieldset className="field-group">
      <legend>{title}</legend>
      {grid}
    </fieldset>
  );
}

/** The groups of a layout with their fields; what no group names comes last. */
function groupsOf(
  fields: readonly Field[],
  groups: Layout['groups'],
): { title: Group['title']; fields: readonly Field[] }[] {
  const named = groups.flatMap((group) => group.fields);
  const known = groups.map(({ title, fields: names }) => ({
    title,
    fields: names.flatMap((name) => fields.filter((field) => field.name === name)),
  }));
  return [...known, { title: null, fields: fields.filter(({ name }) => !named.includes(name)) }];
}
