import type { FormCommand } from './commands.ts';
import { valueAt, type FormFacts, type Values } from './facts.ts';
import { fieldsOf, type Field } from './fields.ts';
import { isShown, layoutOf, type Layout } from './layout.ts';

interface Around<Facts> {
  readonly layout: Layout<Facts>;
  readonly facts: Facts;
  readonly values: Values;
  /** The values the form began with. */
  readonly begun: Values;
}

/** What a form sends: what is asked for and filled in. Something that was there and is emptied becomes null; what was
 *  empty and stays so is left out. */
export function toPayload(command: FormCommand, values: Values, begun: Values, facts: FormFacts): Values {
  return payloadOf(fieldsOf(command), { layout: layoutOf(command), facts, values, begun });
}

/** The same for any fields with a layout. */
export function payloadOf<Facts>(fields: readonly Field[], around: Around<Facts>): Values {
  const { layout, values, begun } = around;
  const payload = gather(fields, values, begun, around);
  return layout.sendsChangesOnly ? changesIn(payload, values, begun) : payload;
}

/** What was emptied and cannot be without anything is sent as it is, so that it is told. */
function changesIn(payload: Values, values: Values, begun: Values): Values {
  const changed = Object.keys(values).filter((name) => (values[name] ?? '') !== (begun[name] ?? ''));
  return Object.fromEntries(changed.map((name) => [name, name in payload ? payload[name] : '']));
}

function gather<Facts>(fields: readonly Field[], values: Values, begun: Values, around: Around<Facts>): Values {
  const entries = fields.map((field): [string, unknown] => [
    field.name,
    isShown(around.layout, field.path, around.values, around.facts)
      ? sent(field, values[field.name], begun[field.name], around)
      : field.kind === 'flag' && !field.nullable
        ? false
        : undefined,
  ]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

function sent<Facts>(field: Field, value: unknown, begun: unknown, around: Around<Facts>): unknown {
  switch (field.kind) {
    case 'lines':
      return linesOf(value);
    case 'record': {
      const record = gather(field.fields, (value ?? {}) as Values, (begun ?? {}) as Values, around);
      return isOptional(around.layout, field) && isEmpty(record) ? emptied(field, isEmpty(begun)) : record;
    }
    case 'records': {
      const records = ((value ?? []) as Values[]).map((entry) => gather(field.fields, entry, {}, around));
      return field.path === 'criteria' ? changedCriteria(records, around) : records;
    }
    default:
      if (!isEmpty(value)) return value;
      return field.required ? value : emptied(field, isEmpty(begun));
  }
}

/** Whether a record of fields may stay empty as a whole: one with a rule of its own is asked for whenever it is shown. */
function isOptional<Facts>({ shown }: Pick<Layout<Facts>, 'shown'>, { required, path }: Field): boolean {
  return !required && shown[path] === undefined;
}

/** Whether the fields inside a record have to be filled in as things stand. */
export function isRecordAsked<Facts>(layout: Pick<Layout<Facts>, 'shown'>, field: Field, values: Values): boolean {
  return !isOptional(layout, field) || !isEmpty(valueAt(values, field.path));
}

function emptied(field: Field, wasEmpty: boolean): null | undefined {
  return field.nullable && !wasEmpty ? null : undefined;
}

/** A text with a line each as a list; empty lines count for nothing. */
export function linesOf(text: unknown): readonly string[] {
  return (typeof text === 'string' ? text : '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Only criteria whose answer is another one now are answered again. */
function changedCriteria(
  criteria: readonly Values[],
  { begun }: { readonly begun: Values },
): readonly Values[] | undefined {
  const before = (valueAt(begun, 'criteria') ?? []) as Values[];
  const changed = criteria.filter(({ criterion, result, evidence }) => {
    const old = before.find((answer) => answer['criterion'] === criterion);
    return old === undefined || old['result'] !== result || (old['evidence'] ?? '') !== (evidence ?? '');
  });
  return changed.length === 0 ? undefined : changed;
}

/** Nothing was said: no text, no choice, an empty list, or an object of nothing but that. False is an answer. */
function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.values(value).every(isEmpty);
}
