import { Form } from 'antd';
import { useRef, useState } from 'react';
import { useLocalized } from '../../words/words.ts';
import { readDraft, dropDraft, writeDraft, type Draft, type DraftPlace } from './draft.ts';
import type { Values } from './facts.ts';
import type { FieldName } from './fields.ts';
import { follow } from './follow.ts';
import { replaceMasked } from './masked.ts';
import type { FieldMistake } from './mistakes.ts';

export type GivenValues = ReturnType<typeof useFormValues>;

/** What the values of a form are kept, begun and checked by. */
interface FormPlan {
  readonly place: DraftPlace;
  /** What the form shows when it opens. */
  readonly begin: Values;
  /** What a caller gave to start with: it stands over a draft. */
  readonly start: Values | undefined;
  readonly payloadOf: (values: Values, begun: Values) => Values;
  readonly check: (payload: Values) => readonly FieldMistake[];
}

/** The values of an open form, its draft and its mistakes. */
export function useFormValues({ place, begin, start, payloadOf, check }: FormPlan) {
  const [form] = Form.useForm<Record<string, unknown>>();
  const [begun, setBegun] = useState(begin);
  const [draft, setDraft] = useState<Draft | null>(() => readDraft(sessionStorage, place));
  const [values, setValues] = useState<Values>(() =>
    draft === null ? begun : { ...draft.values, ...only(begun, Object.keys(start ?? {})) },
  );
  const mistakes = useMistakes(form);
  const onChange = (changed: Values): void => {
    const before = form.getFieldsValue(true) as Values;
    for (const { name, value } of follow(changed, before)) form.setFieldValue([...name], value);
    const all = structuredClone(form.getFieldsValue(true) as Values);
    setValues(all);
    writeDraft(sessionStorage, place, { values: all, savedAtMs: Date.now() });
    if (mistakes.isTried) mistakes.show(check(payloadOf(all, begun)));
  };
  return {
    form,
    values,
    begun,
    /** Restored when the form was opened; null otherwise. */
    draft,
    mistakes,
    payload: payloadOf(values, begun),
    check,
    /** The values changed: other fields may follow, the draft does, and what was mended is no mistake any more. */
    onChange,
    /** Something else than the keyboard fills in a field. */
    put: (name: FieldName, value: unknown): void => {
      form.setFieldValue([...name], value);
      onChange({});
    },
    /** What was masked is known now: it stands wherever nothing else was typed.   @param clear what the form would have begun with */
    onClear: (clear: Values): void => {
      const all = replaceMasked(form.getFieldsValue(true), begun, clear) as Values;
      setBegun(clear);
      form.setFieldsValue(all);
      setValues(all);
    },
    startOver: (): void => {
      dropDraft(sessionStorage, place);
      setDraft(null);
      setValues(begun);
      form.setFieldsValue(begun);
      mistakes.show([]);
    },
    forget: (): void => dropDraft(sessionStorage, place),
  };
}

function only(values: Values, names: readonly string[]): Values {
  return Object.fromEntries(names.map((name) => [name, values[name]]));
}

type FormOf = ReturnType<typeof Form.useForm<Record<string, unknown>>>[0];

/** Shows mistakes at their fields; those of no field in sight are kept for the top of the form. */
function useMistakes(form: FormOf) {
  const localized = useLocalized();
  const marked = useRef<readonly FieldMistake[]>([]);
  const [loose, setLoose] = useState<readonly FieldMistake[]>([]);
  const [isTried, setTried] = useState(false);
  const show = (mistakes: readonly FieldMistake[]): void => {
    const inSight = new Set(form.getFieldsError().map(({ name }) => name.join('/')));
    form.setFields(marked.current.map(({ path }) => ({ name: [...path], errors: [] })));
    const texts = new Map<string, { name: (string | number)[]; errors: string[] }>();
    for (const { path, text } of mistakes) {
      const at = texts.get(path.join('/')) ?? { name: [...path], errors: [] };
      at.errors.push(localized(text));
      texts.set(path.join('/'), at);
    }
    form.setFields([...texts.values()]);
    marked.current = mistakes;
    setLoose(mistakes.filter(({ path }) => !inSight.has(path.join('/'))));
    setTried(true);
  };
  return {
    isTried,
    loose,
    show,
  };
}
