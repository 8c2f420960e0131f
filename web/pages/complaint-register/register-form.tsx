import { useQuery } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useRef, useState } from 'react';
import type { OperationAnswer } from '../../client/operation-types.ts';
import { isProblem } from '../../client/problem.ts';
import { queryOf, useWrite } from '../../client/queries.ts';
import { DraftNotice } from '../../parts/command-form/draft-notice.tsx';
import { FormProvider, type FormState } from '../../parts/command-form/form-context.ts';
import { LooseMistakes } from '../../parts/command-form/form-notices.tsx';
import { FormSheet } from '../../parts/command-form/form-sheet.tsx';
import { checkAgainst, sortRefusal } from '../../parts/command-form/mistakes.ts';
import { payloadOf } from '../../parts/command-form/payload.ts';
import { fill } from '../../parts/command-form/start-values.ts';
import { useFormFocus } from '../../parts/command-form/use-form-focus.ts';
import type { Values } from '../../parts/command-form/facts.ts';
import { useFormValues } from '../../parts/command-form/use-form-values.ts';
import { ProblemText } from '../../parts/problem-text.tsx';
import { useSettled } from '../../parts/use-settled.ts';
import { useMe } from '../../shell/session/me.ts';
import { useWords } from '../../words/words.ts';
import { Preview } from './preview.tsx';
import {
  askedFields,
  beginRegistration,
  bodyOf,
  furtherFields,
  lacksContactIn,
  previewBodyOf,
  registrationChoices,
  registrationContract,
  registrationFields,
} from './registration.ts';
import { fieldTexts, words } from './words.ts';
import '../../parts/command-form/command-form.css';

interface RegisterFormProps {
  /** Whose customer complains; undefined: as is typed. */
  readonly prospectId: string | undefined;
  readonly customerName: string | null;
  readonly onSomeoneElse: () => void;
  readonly onRegistered: (answer: OperationAnswer<'registerComplaint'>) => void;
}

const layout = { groups: [], widgets: {}, shown: {}, sendsChangesOnly: false };
const further: readonly string[] = furtherFields;
const typedFurther = [
  'receivedAt',
  'contact',
  'complainedStaffId',
  'branchId',
] as const satisfies readonly (typeof furtherFields)[number][];
const ofCustomer: readonly string[] = ['name', 'phone'];
const nobodyYet = { staff: [], branches: [] };
const sheetTitle = { zh: '登记投诉', en: 'Register the complaint' };
const groups = [
  { title: null, fields: askedFields },
  { title: { zh: '更多', en: 'More' }, fields: furtherFields },
];
const wordsOf: FormState['wordsOf'] = (path) => ({
  label: fieldTexts[path] ?? { zh: path, en: path },
  hint: fieldTexts[`${path}.hint`] ?? null,
  unit: null,
});

/** Who, what, and what the customer wants; everything else on demand. */
export function RegisterForm({ prospectId, customerName, onSomeoneElse, onRegistered }: RegisterFormProps) {
  const t = useWords(words);
  const organisation = useQuery({ ...queryOf('getOrganisation'), staleTime: 300_000 });
  const [wantsFurther, setWantsFurther] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const goToMistake = useFormFocus(box, prospectId === undefined ? null : 'category');
  const { given, previewed, isUnreachable, error, isSending, send } = useRegistration(prospectId, {
    goToMistake,
    onRegistered,
  });
  // What a draft brought back is in sight.
  const showsFurther = wantsFurther || typedFurther.some((name) => (given.values[name] ?? '') !== '');
  const state: FormState = {
    widgets: layout.widgets,
    values: given.values,
    wordsOf,
    choicesOf: (field) => registrationChoices(field, organisation.data ?? nobodyYet),
    isShown: (path) =>
      further.includes(path) ? showsFurther : !(ofCustomer.includes(path) && prospectId !== undefined),
    open: null,
  };
  return (
    <FormProvider value={state}>
      <div ref={box}>
        {customerName !== null && (
          <p className="register-customer">
            <strong>{t('customerOf', { customer: customerName })}</strong>{' '}
            <Button size="small" type="link" onClick={onSomeoneElse}>
              {t('someoneElse')}
            </Button>
          </p>
        )}
        <DraftNotice draft={given.draft} onStartOver={given.startOver} />
        <FormSheet
          title={sheetTitle}
          fields={registrationFields}
          groups={groups}
          given={given}
          isSending={isSending}
          onSend={send}
        >
          {!showsFurther && (
            <Button type="link" className="register-further" onClick={() => setWantsFurther(true)}>
              {t('further')}
            </Button>
          )}
          {isUnreachable && <NoContact onAdd={showsFurther ? null : () => setWantsFurther(true)} />}
          {previewed !== null && <Preview body={previewed} />}
          <div className="form-notices">
            <LooseMistakes mistakes={given.mistakes.loose} />
            <ProblemText error={error} />
          </div>
        </FormSheet>
      </div>
    </FormProvider>
  );
}

/** That nobody could tell the customer what came of it.   @param onAdd null when the field is in sight */
function NoContact({ onAdd }: { readonly onAdd: (() => void) | null }) {
  const t = useWords(words);
  const add = onAdd !== null && (
    <Button size="small" onClick={onAdd}>
      {t('addContact')}
    </Button>
  );
  return (
    <Alert
      type="warning"
      role="status"
      showIcon
      className="register-notice"
      title={t('noContact')}
      description={t('noContactText')}
      action={add}
    />
  );
}

function readPayload(values: Values, begun: Values): Values {
  return payloadOf(registrationFields, { layout, facts: null, values, begun });
}

interface RegistrationOptions extends Pick<RegisterFormProps, 'onRegistered'> {
  readonly goToMistake: () => void;
}

/** What is typed, its draft and its mistakes, and the sending. */
function useRegistration(prospectId: string | undefined, { goToMistake, onRegistered }: RegistrationOptions) {
  const me = useMe();
  const write = useWrite('registerComplaint');
  const given = useFormValues({
    place: { staffId: me.staffId, recordId: prospectId ?? 'complaint', command: 'registerComplaint' },
    begin: fill(registrationFields, beginRegistration(me.profiles), () => undefined, layout),
    start: undefined,
    payloadOf: readPayload,
    check: (payload) => checkAgainst(registrationContract, registrationFields, payload),
  });
  const settled = useSettled(given.values);
  const onSuccess = (answer: OperationAnswer<'registerComplaint'>): void => {
    given.forget();
    onRegistered(answer);
  };
  const onError = (error: Error): void => {
    if (!isProblem(error)) return;
    given.mistakes.show(sortRefusal(error.problem, registrationFields, () => null).mistakes);
    goToMistake();
  };
  const payload = readPayload(settled, given.begun);
  const previewed = previewBodyOf(payload, prospectId);
  return {
    given,
    previewed,
    // said once it is clear that there is a complaint to register, and not on an empty form
    isUnreachable: previewed !== null && lacksContactIn(payload, prospectId),
    isSending: write.isPending,
    error: isProblem(write.error, 'VALIDATION_FAILED') ? null : write.error,
    send: (): void => {
      const mistakes = given.check(given.payload);
      given.mistakes.show(mistakes);
      if (mistakes.length > 0) return goToMistake();
      write.mutate({ body: bodyOf(given.payload, prospectId) }, { onSuccess, onError });
    },
  };
}
