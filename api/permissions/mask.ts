import * as z from 'zod';
import { complaintRecord } from '../../contracts/complaint-records.ts';
import { prospectRecord } from '../../contracts/prospect-records.ts';

/** Whether a reader may see who the customer is; telephone and ID numbers are masked for everybody and revealed one by one. */
export type Sight = 'names' | 'noNames';

/** Stands for what is left out. A command that carries it was filled in from a masked page. */
export const maskMark = '••••';

/** Fields that are personal whatever they hold. */
const personalKeys: Readonly<Record<string, (value: string) => string>> = {
  phone: lastFour,
  customerPhone: lastFour,
  coreBankCustomerNo: lastFour,
  contractNo: lastFour,
  email: (value) => `${value.slice(0, 1)}${maskMark}${value.slice(Math.max(value.lastIndexOf('@'), 1))}`,
  address: (value) => `${value.slice(0, Math.min(6, Math.floor(value.length / 3)))}${maskMark}`,
};

/** Numbers that people write into texts: nine digits or more in one run (mobile, ID, account), a mobile or landline in
 *  groups, anything international. Dates and amounts with separators stay. */
const numbersInText =
  /\+\d[\d -]{6,}\d|(?<!\d)0\d{2,3}[ -]\d{7,8}(?!\d)|(?<!\d)1[3-9]\d[ -]\d{4}[ -]\d{4}(?!\d)|\d{9,}[Xx]?/g;

/** Every code that a record can hold: they name no person. */
const codes: ReadonlySet<string> = new Set(
  [prospectRecord, complaintRecord].flatMap((record) => codesIn(z.toJSONSchema(record))),
);

function codesIn(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(codesIn);
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]: [string, unknown]) => {
    const given = key === 'enum' ? value : key === 'const' ? [value] : null;
    return Array.isArray(given) ? given.filter((code) => typeof code === 'string') : codesIn(value);
  });
}

const date = /^\d{4}-\d{2}-\d{2}$/;

const idKeys = /(?:Ids?|Key|By)$|^(?:key|codes?|by|caseNumber)$/;

function lastFour(value: string): string {
  return value.length > 6 ? `${maskMark}${value.slice(-4)}` : maskMark;
}

/** One string as a reader sees it.   @param key name of the field that holds it, or holds the list it is in */
export function maskText(key: string, value: string, sight: Sight): string {
  if (sight === 'noNames') return idKeys.test(key) || codes.has(value) || date.test(value) ? value : maskMark;
  const personal = personalKeys[key];
  if (personal !== undefined) return personal(value);
  return idKeys.test(key) ? value : value.replaceAll(numbersInText, lastFour);
}

/** A record, or some of its fields, as a reader sees it: personal data masked at every depth, nothing else changed. */
export function maskRecord<Value>(record: Value, sight: Sight): Value {
  return maskAny('', record, sight) as Value;
}

function maskAny(key: string, value: unknown, sight: Sight): unknown {
  if (typeof value === 'string') return maskText(key, value, sight);
  if (Array.isArray(value)) return value.map((item) => maskAny(key, item, sight));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, maskAny(name, field, sight)]));
}

/** The clear text at a JSON pointer of a record, when it is one that is masked; null otherwise. */
export function clearTextAt(record: object, pointer: string): string | null {
  const keys = pointer.split('/').slice(1);
  let value: unknown = record;
  for (const key of keys) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return null;
    value = Object.getOwnPropertyDescriptor(value, key)?.value;
  }
  const name = keys.findLast((key) => !/^\d+$/.test(key)) ?? '';
  return typeof value === 'string' && maskText(name, value, 'names') !== value ? value : null;
}
