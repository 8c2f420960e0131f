import type { ProspectRecord } from '../../../contracts/prospect-records.ts';
import type { FormCommand } from './commands.ts';
import type { Values } from './facts.ts';
import type { FieldMistake, Path } from './mistakes.ts';

/** Stands in a page for what is not shown; a command that carries it is refused. A test compares it with the API's. */
export const maskMark = '••••';

/** Parts of the record that a form goes on from. */
const partsOf: Partial<Record<FormCommand, readonly (keyof ProspectRecord)[]>> = {
  submitQualification: ['qualification'],
  saveIntel: ['intel', 'qualification'],
  submitVisitPlan: ['visitPlan'],
  submitMinutes: ['meetings'],
  rescheduleAppointment: ['appointment'],
  completeDeal: ['deal', 'lastAttempt'],
  createMaintenancePlan: ['maintenancePlan'],
  updateCustomer: ['customer'],
};

function isMasked(value: unknown): value is string {
  return typeof value === 'string' && value.includes(maskMark);
}

/** A text to start with; nothing when it is masked, because then it has to be typed. */
export function unmasked(text: string | null): string {
  return text === null || isMasked(text) ? '' : text;
}

/** Every masked text inside of a value, by its path. */
export function maskedIn(value: unknown, above: Path = []): readonly Path[] {
  if (isMasked(value)) return [above];
  if (Array.isArray(value)) return value.flatMap((entry, index) => maskedIn(entry, [...above, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => maskedIn(inner, [...above, name]));
}

/** JSON pointers of the masked texts of a record that a form goes on from. */
export function maskedPointers(command: FormCommand, record: ProspectRecord): readonly string[] {
  const parts = partsOf[command] ?? [];
  return (
    parts
      .flatMap((part) => maskedIn(record[part], [part]))
      // Of the meetings only the latest is gone on from.
      .filter(([part, index]) => part !== 'meetings' || index === record.meetings.length - 1)
      .map((path) => `/${path.join('/')}`)
  );
}

/** A record with some of its texts in clear. */
export function withClear(record: ProspectRecord, clear: ReadonlyMap<string, string>): ProspectRecord {
  const put = (value: unknown, above: string): unknown => {
    const shown = clear.get(above);
    if (shown !== undefined) return shown;
    if (Array.isArray(value)) return value.map((entry, index) => put(entry, `${above}/${index}`));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, put(inner, `${above}/${name}`)]));
  };
  return put(record, '') as ProspectRecord;
}

/** Values in which everything that still reads as it did masked reads as it does in clear. */
export function replaceMasked(values: unknown, masked: unknown, clear: unknown): unknown {
  if (isMasked(values)) return values === masked ? clear : values;
  if (Array.isArray(values)) {
    return values.map((value, index) => replaceMasked(value, entryOf(masked, index), entryOf(clear, index)));
  }
  if (typeof values !== 'object' || values === null) return values;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      replaceMasked(value, entryOf(masked, name), entryOf(clear, name)),
    ]),
  );
}

function entryOf(value: unknown, name: string | number): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string | number, unknown>>)[name]
    : undefined;
}

/** What still carries masked texts. */
export function maskedMistakes(payload: Values): readonly FieldMistake[] {
  return maskedIn(payload).map((path) => ({
    path: typeof path.at(-1) === 'number' ? path.slice(0, -1) : path,
    text: {
      zh: '含有掩码内容，请先显示明文，或重新填写',
      en: 'Contains masked data: show it in clear first, or type it anew',
    },
  }));
}
