import { Button, Form } from 'antd';
import { useId, useRef, type KeyboardEvent } from 'react';
import type { CommandAnswer } from '../../../contracts/prospect-commands.ts';
import { useLocalized, useWords } from '../../words/words.ts';
import { AboutForm } from './about-form.tsx';
import type { FormCommand } from './commands.ts';
import { DraftNotice } from './draft-notice.tsx';
import type { FormFacts, Values } from './facts.ts';
import { FieldView } from './field-view.tsx';
import { titleOf } from './field-words.ts';
import { fieldsOf, type Field } from './fields.ts';
import { FormProvider } from './form-context.ts';
import { FormNotices } from './form-notices.tsx';
import { formWords } from './form-words.ts';
import { isShown, layoutOf, type Group, type Layout } from './layout.ts';
import { MaskedNotice } from './masked-notice.tsx';
import type { OpenForm } from './refusal.tsx';
import { useFormFocus } from './use-form-focus.ts';
import { useFormValues } from './use-form-values.ts';
import { useSend } from './use-send.ts';

export interface FilledFormProps {
  readonly facts: FormFacts;
  readonly command: FormCommand;
  readonly start?: Values | undefined;
  readonly focus?: string | null | undefined;
  readonly onDone: (answer: CommandAnswer) => void;
  readonly open?: OpenForm | undefined;
}

/** A form with everything it needs at hand. */
export function FilledForm({ facts, command, start, focus, onDone, open }: FilledFormProps) {
  const t = useWords(formWords);
  const localized = useLocalized();
  const layout = layoutOf(command);
  const box = useRef<HTMLDivElement>(null);
  const given = useFormValues(command, facts, start);
  const { form, values } = given;
  const goToMistake = useFormFocus(box, focus ?? null);
  const sending = useSend({ command, facts, given, onDone, goToMistake });
  // Conditions are known to stand in the way: they are met or waived in the notice.
  const isBarred = command === 'advance' && values['to'] === facts.target && facts.unmet.length > 0;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter') return;
    const isSent = event.ctrlKey || event.metaKey;
    // Enter alone chooses a day or an entry of a list; it must not send a form that is half filled in.
    if (isSent || event.target instanceof HTMLInputElement) event.preventDefault();
    if (isSent) void sending.send();
  };
  return (
    <FormProvider value={{ command, facts, layout, values, open: open ?? null }}>
      <div ref={box}>
        <AboutForm command={command} facts={facts} />
        <MaskedNotice command={command} facts={facts} onClear={given.onClear} />
        <DraftNotice draft={given.draft} onStartOver={given.startOver} />
        <Form
          form={form}
          name={useId()}
          layout="vertical"
          initialValues={values}
          className="command-form"
          aria-label={localized(titleOf(command))}
          onValuesChange={given.onChange}
          onKeyDown={onKeyDown}
          onFinish={() => void sending.send()}
        >
          {groupsOf(command, layout).map(({ title, fields }, index) => (
            <FieldGroup
              key={fields[0]?.path ?? index}
              title={title === null ? null : localized(title)}
              fields={fields.filter(({ path }) => isShown(layout, path, values, facts))}
            />
          ))}
          <FormNotices facts={facts} open={open ?? null} sending={sending} given={given} isBarred={isBarred} />
          {!isBarred && (
            <div className="form-foot">
              <Button type="primary" htmlType="submit" loading={sending.isSending}>
                {localized(titleOf(command))}
              </Button>
              <span className="quiet keys-hint">{t('sendKeys')}</span>
            </div>
          )}
        </Form>
      </div>
    </FormProvider>
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
function groupsOf(command: FormCommand, layout: Layout): { title: Group['title']; fields: readonly Field[] }[] {
  const fields = fieldsOf(command);
  const named = layout.groups.flatMap((group) => group.fields);
  const groups = layout.groups.map(({ title, fields: names }) => ({
    title,
    fields: names.flatMap((name) => fields.filter((field) => field.name === name)),
  }));
  return [...groups, { title: null, fields: fields.filter(({ name }) => !named.includes(name)) }];
}
