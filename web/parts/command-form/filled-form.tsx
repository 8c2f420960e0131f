import { useRef } from 'react';
import type { CommandAnswer } from '../../../contracts/prospect-commands.ts';
import { useMe } from '../../shell/session/me.ts';
import { AboutForm } from './about-form.tsx';
import { choicesFor, isChosen } from './choices.ts';
import type { FormCommand } from './commands.ts';
import { DraftNotice } from './draft-notice.tsx';
import type { FormFacts, Values } from './facts.ts';
import { titleOf, wordsOfField } from './field-words.ts';
import { fieldsOf } from './fields.ts';
import { FormProvider, type FormState } from './form-context.ts';
import { FormNotices } from './form-notices.tsx';
import { FormSheet } from './form-sheet.tsx';
import { isShown, layoutOf } from './layout.ts';
import { MaskedNotice } from './masked-notice.tsx';
import { checkPayload } from './mistakes.ts';
import { isRecordAsked, toPayload } from './payload.ts';
import type { OpenForm } from './refusal.tsx';
import { startValues } from './start-values.ts';
import { useFormFocus } from './use-form-focus.ts';
import { useFormValues } from './use-form-values.ts';
import { useSend } from './use-send.ts';

export interface FilledFormProps {
  readonly facts: FormFacts;
  readonly command: FormCommand;
  readonly start?: Values | undefined;
  readonly focus?: string | null | false | undefined;
  readonly onDone: (answer: CommandAnswer) => void;
  readonly open?: OpenForm | undefined;
}

/** A form with everything it needs at hand. */
export function FilledForm({ facts, command, start, focus, onDone, open }: FilledFormProps) {
  const { staffId } = useMe();
  const layout = layoutOf(command);
  const box = useRef<HTMLDivElement>(null);
  const given = useFormValues({
    place: { staffId, recordId: facts.record.prospectId, command },
    begin: startValues(command, facts, start),
    start,
    payloadOf: (values, begun) => toPayload(command, values, begun, facts),
    check: (payload) => checkPayload(command, payload),
  });
  const { values } = given;
  const goToMistake = useFormFocus(box, focus ?? null);
  const sending = useSend({ command, facts, given, onDone, goToMistake });
  // Conditions are known to stand in the way: they are met or waived in the notice.
  const isBarred = command === 'advance' && values['to'] === facts.target && facts.unmet.length > 0;
  const state: FormState = {
    widgets: layout.widgets,
    values,
    wordsOf: (path) => wordsOfField(command, path),
    choicesOf: (field) => (isChosen(field) ? choicesFor(command, field, facts, values) : null),
    isShown: (path) => isShown(layout, path, values, facts),
    isRecordAsked: (field) => isRecordAsked(layout, field, values),
    open: open ?? null,
  };
  return (
    <FormProvider value={state}>
      <div ref={box}>
        <AboutForm command={command} facts={facts} />
        <MaskedNotice
          command={command}
          facts={facts}
          onClear={(record) => given.onClear(startValues(command, { ...facts, record }, start))}
        />
        <DraftNotice draft={given.draft} onStartOver={given.startOver} />
        <FormSheet
          title={titleOf(command)}
          fields={fieldsOf(command)}
          groups={layout.groups}
          given={given}
          isSending={sending.isSending}
          onSend={() => void sending.send()}
          isBarred={isBarred}
        >
          <FormNotices facts={facts} open={open ?? null} sending={sending} given={given} isBarred={isBarred} />
        </FormSheet>
      </div>
    </FormProvider>
  );
}
