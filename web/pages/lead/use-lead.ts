import { Form, type FormInstance } from 'antd';
import { useState } from 'react';
import type { CommandAnswer } from '../../../contracts/prospect-commands.ts';
import { isProblem } from '../../client/problem.ts';
import { useWrite } from '../../client/queries.ts';
import { useMe } from '../../shell/session/me.ts';
import { useLocalized } from '../../words/words.ts';
import { dropLeadDraft, readLeadDraft, writeLeadDraft } from './draft.ts';
import {
  bodyOf,
  checkLead,
  mistakesOf,
  nextLead,
  openedLead,
  startOf,
  type LeadFieldName,
  type LeadMistake,
  type LeadMode,
  type LeadValues,
} from './values.ts';

/** A lead that was captured. */
export interface Captured {
  readonly answer: CommandAnswer;
  readonly values: LeadValues;
}

export interface LeadForm {
  readonly form: FormInstance<LeadValues>;
  readonly initial: LeadValues;
  readonly isRestored: boolean;
  readonly isSending: boolean;
  readonly error: Error | null;
  readonly mistakes: readonly LeadMistake[];
  readonly captured: Captured | null;
  readonly onChange: () => void;
  readonly send: () => void;
  readonly startOver: () => void;
  /** Goes on to another lead from the same source. */
  readonly next: () => void;
}

const fieldNames = Object.keys({
  name: true,
  customerType: true,
  phone: true,
  email: true,
  address: true,
  coreBankCustomerNo: true,
  committeeEstablished: true,
  findMethod: true,
  mediaSubSource: true,
  publicationTitle: true,
  publishedOn: true,
  introducerName: true,
  campaignId: true,
  pursuitType: true,
  expectedValueFen: true,
  consent: true,
  walkInLoan: true,
  ownerId: true,
  note: true,
} satisfies Record<LeadFieldName, true>) as readonly LeadFieldName[];

/** State of the form: its draft, what is wrong, the sending. */
export function useLead(mode: LeadMode): LeadForm {
  const start = startOf(mode);
  const [form] = Form.useForm<LeadValues>();
  const { draft, setDraft, keep, drop } = useDraft(mode);
  const [mistakes, setMistakes] = useState<readonly LeadMistake[]>([]);
  const [captured, setCaptured] = useState<Captured | null>(null);
  const localized = useLocalized();
  const writing = useWrite('createProspect');

  const show = (found: readonly LeadMistake[]): void => {
    setMistakes(found);
    form.setFields(found.map(({ field, text }) => ({ name: field, errors: [localized(text)] })));
    const [first] = found;
    if (first !== undefined) form.scrollToField(first.field, { focus: true, block: 'center' });
  };
  const empty = (values: LeadValues): void => {
    setMistakes([]);
    setDraft(null);
    writing.reset();
    form.setFields(fieldNames.map((name) => ({ name, value: values[name], errors: [] })));
  };
  return {
    form,
    initial: openedLead(mode, draft),
    isRestored: draft !== null,
    isSending: writing.isPending,
    error: writing.error,
    mistakes,
    captured,
    onChange: () => {
      keep(form.getFieldsValue(true));
      if (mistakes.length === 0) return;
      form.setFields(mistakes.map(({ field }) => ({ name: field, errors: [] })));
      setMistakes([]);
    },
    send: () => {
      const values = openedLead(mode, form.getFieldsValue(true));
      const found = checkLead(values);
      show(found);
      if (found.length > 0) return;
      const onSuccess = (answer: CommandAnswer): void => {
        drop();
        setCaptured({ answer, values });
      };
      const onError = (error: Error): void => {
        if (isProblem(error, 'VALIDATION_FAILED')) show(mistakesOf(error.problem, values));
      };
      writing.mutate({ body: bodyOf(values) }, { onSuccess, onError });
    },
    startOver: () => {
      drop();
      empty(start);
    },
    next: () => {
      if (captured !== null) empty(nextLead(captured.values, start));
      setCaptured(null);
    },
  };
}

function useDraft(mode: LeadMode) {
  const { staffId } = useMe();
  const place = { staffId, mode };
  const [draft, setDraft] = useState(() => readLeadDraft(sessionStorage, place));
  return {
    /** What was typed before the form was opened. */
    draft,
    setDraft,
    keep: (values: LeadValues): void => writeLeadDraft(sessionStorage, place, values),
    drop: (): void => dropLeadDraft(sessionStorage, place),
  };
}
