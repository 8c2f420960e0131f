import * as z from 'zod';
import { isDate } from '../domain/civil-date.ts';
import { tenYearsMs, type When } from '../domain/when.ts';

/** Ids as they appear in paths and bodies: letters, digits, `-` and `_`. */
const idPattern = /^[A-Za-z0-9_-]{1,64}$/;

export function idOf(kind: string): z.ZodString {
  return z.string().regex(idPattern, `must be the id of a ${kind}: 1 to 64 letters, digits, - or _`);
}

export const prospectId = idOf('prospect').meta({
  id: 'ProspectId',
  description: 'One pursuit of one customer',
  example: 'c4v1tq8m0r2k9y3h7w5n6b1dzx',
});
export const complaintId = idOf('complaint').meta({
  id: 'ComplaintId',
  description: 'One complaint of a customer',
  example: '5d0c1f9be2a74b3a8c6e7f1d20',
});
export const staffId = idOf('member of staff').meta({ id: 'StaffId', example: 's-0001' });
export const branchId = idOf('branch').meta({ id: 'BranchId', example: 'b-01' });
export const teamId = idOf('team').meta({ id: 'TeamId', example: 't-0101' });

/** Text without anything to be seen, such as spaces of no width, is empty. */
export function isBlank(typed: string): boolean {
  return /^[\s\p{Z}\p{Cf}\p{Default_Ignorable_Code_Point}]*$/u.test(typed);
}

/** Text typed by a person, which may be empty; spaces around it are dropped before its length is looked at. */
export function typedText(maxLength: number): z.ZodString {
  return z
    .string()
    .overwrite((typed) => (isBlank(typed) ? '' : typed.trim()))
    .refine((typed) => typed.isWellFormed() && !/[^\P{Cc}\t\n\r]/u.test(typed), 'must not hold control characters')
    .max(maxLength);
}

/** The same, and something must be said. */
export function text(maxLength = 2000): z.ZodString {
  return typedText(maxLength).min(1, 'must not be empty');
}

/** Name of a person or organisation. */
export const name = text(100);

/** An instant in a request: ISO 8601 with an offset or Z.   @returns UTC ms */
export const instantIn = z.iso
  .datetime({ offset: true, error: 'must be an instant such as 2026-11-24T09:00:00+08:00' })
  .meta({ id: 'InstantIn', example: '2026-11-24T09:00:00+08:00' })
  .transform((iso) => Date.parse(iso));

/** An instant in an answer: ISO 8601 in UTC. */
export const instantOut = z.iso.datetime().meta({ id: 'Instant', example: '2026-11-24T01:00:00.000Z' });

export function isoOf(atMs: number): string {
  return new Date(atMs).toISOString();
}

/** A local date without a time.   Shape: 'YYYY-MM-DD', a day that exists. */
export const localDate = z
  .string()
  .refine(isDate, 'must be a date YYYY-MM-DD')
  .meta({ format: 'date', example: '2026-11-24' });

/** A field says of itself when what it holds may lie, so that the pages offer no other days. */
function lies(when: When): { readonly 'x-when': When } {
  return { 'x-when': when };
}

/** Later than every date on earth at this moment (UTC+14) means later than today anywhere. */
export const pastLocalDate = localDate
  .refine((date) => Date.parse(`${date}T00:00:00+14:00`) <= Date.now(), 'must not be in the future')
  .meta(lies('past'));

/** Clocks of servers and counters differ by so much. */
const toleratedMs = 60_000;

/** An instant that has passed, and somebody can still remember.   @returns UTC ms */
export const pastInstant = instantIn
  .refine((atMs) => atMs <= Date.now() + toleratedMs, 'must not be in the future')
  .refine((atMs) => atMs >= Date.now() - tenYearsMs, 'must not be more than ten years ago')
  .meta(lies('lately'));

const notTooFar = 'must not be more than ten years ahead';

/** When something must be done, as an instant in a request.   @returns UTC ms */
export const dueInstant = instantIn.refine((atMs) => atMs <= Date.now() + tenYearsMs, notTooFar).meta(lies('ahead'));

/** The day by which something must be done. */
export const dueDate = localDate
  .refine((date) => Date.parse(date) <= Date.now() + tenYearsMs, notTooFar)
  .meta(lies('ahead'));

/** Lets a rule between the fields of an object run although one of them is wrong, so that a caller hears of everything at once.
 *  Such a rule may meet any value in a field. */
export const whenObject = {
  when: ({ value }: { readonly value: unknown }) => typeof value === 'object' && value !== null,
};

/** Money in fen (1/100 yuan), an integer of 0 or more. */
export const fen = z.int().min(0).meta({ id: 'Fen', description: 'Money in fen (1/100 yuan)', example: 5000000 });

/** Text for people in both languages of the bank. */
export const localizedText = z.object({ zh: z.string(), en: z.string() }).meta({ id: 'LocalizedText' });

/** 'true' or 'false' in a query string. */
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

/** Where the next page starts; only ever what an answer gave as `nextCursor`. */
export const cursor = z.string().min(1).max(512).meta({ description: 'nextCursor of the page before' });

/** How many entries a page may have. */
export function pageLimit(defaultLimit: number, maxLimit: number): z.ZodDefault<z.ZodCoercedNumber> {
  return z.coerce.number().int().min(1).max(maxLimit).default(defaultLimit);
}

/** One page; `nextCursor` is null on the last one. */
export function pageOf<Item extends z.ZodType>(
  item: Item,
): z.ZodObject<{ items: z.ZodArray<Item>; nextCursor: z.ZodNullable<z.ZodString> }> {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}
