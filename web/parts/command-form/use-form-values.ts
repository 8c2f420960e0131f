import { Form } from 'antd';
import { useRef, useState } from 'react';
import { useMe } from '../../shell/session/me.ts';
import { useLocalized } from '../../words/words.ts';
import type { FormCommand } from './commands.ts';
import { readDraft, dropDraft, writeDraft, type Draft } from './draft.ts';
import type { FormFacts, Values } from './facts.ts';
import { follow } from './follow.ts';
import { replaceMasked } from './masked.ts';
import { checkPayload, type FieldMistake } from './mistakes.ts';
import { toPayload } from './payload.ts';
import { startValues } from './start-values.ts';

export type GivenValues = ReturnType<typeof useFormValues>;

/** The values of an open form, its draft and its mistakes. */
export function useFormValues(command: FormCommand, facts: FormFacts, start: Values | undefined) {
  const { staffId } = useMe();
  const place = { staffId, prospectId: facts.record.prospectId, command };
  const [form] = Form.useForm<Record<string, unknown>>();
  const [begun, setBegun] = useState(() => startValues(command, facts, start));
  const [draft, setDraft] = useState<Draft | null>(() => readDraft(sessionStorage, place));
  const [values, setValues] = useState<Values>(() =>
    draft === null ? begun : { ...draft.values, ...only(begun, Object.keys(start ?? {})) },
  );
  const mistakes = useMistakes(form);
  const payloadOf = (given: Values): Values => toPayload(command, given, begun, facts);
  return {
    form,
    values,
    /** Restored when the form was opened; null otherwise. */
    draft,
    mistakes,
    payload: payloadOf(values),
    /** The values changed: other fields may follow, the draft does, and what was mended is no mistake any more. */
    onChange: (changed: Values): void => {
      const before = form.getFieldsValue(true) as Values;
      for (const { name, value } of follow(changed, before)) form.setFieldValue([...name], value);
      const all = structuredClone(form.getFieldsValue(true) as Values);
      setValues(all);
      writeDraft(sessionStorage, place, { values: all, savedAtMs: Date.now() });
      if (mistakes.isTried) mistakes.show(checkPayload(command, payloadOf(all)));
    },
    /** What was masked is known now: it stands wherever nothing else was typed. */
    onClear: (record: FormFacts['record']): void => {
      const clear = startValues(command, { ...facts, record }, start);
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
