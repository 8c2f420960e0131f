import * as z from 'zod';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;
/** The year is not known: 29 February counts as a day. */
const daysInMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A number as the file writes it: digits only, so that '' or '1e3' is a mistake and not 0 or 1000. */
function whole(min: number, max: number) {
  return z
    .string()
    .regex(/^-?\d{1,9}$/, 'must be a whole number')
    .transform(Number)
    .pipe(z.int().min(min, `must be ${min} or more`).max(max, `must be ${max} or less`));
}

const yesNo = z.enum(['yes', 'no']);

/** One client of the sample file, as `samples/SOURCES.md` explains the columns. */
export const clientRow = z
  .object({
    id: whole(1, 999_999_999),
    age: whole(18, 120),
    job: z.enum([
      'admin.',
      'blue-collar',
      'entrepreneur',
      'housemaid',
      'management',
      'retired',
      'self-employed',
      'services',
      'student',
      'technician',
      'unemployed',
      'unknown',
    ]),
    marital: z.enum(['married', 'single', 'divorced']),
    education: z.enum(['primary', 'secondary', 'tertiary', 'unknown']),
    default: yesNo,
    /** Average yearly balance in EUR. */
    balance: whole(-10_000_000, 10_000_000),
    housing: yesNo,
    loan: yesNo,
    contact: z.enum(['cellular', 'telephone', 'unknown']),
    day: whole(1, 31),
    month: z.enum(months),
    /** Seconds of the last contact. */
    duration: whole(0, 86_400),
    campaign: whole(1, 1_000),
    pdays: whole(-1, 10_000),
    previous: whole(0, 1_000),
    poutcome: z.enum(['success', 'failure', 'other', 'unknown']),
    y: yesNo,
  })
  .superRefine((row, context) => {
    const refuse = (field: string, message: string): void => {
      context.addIssue({ code: 'custom', path: [field], message });
    };
    if (row.day > (daysInMonth[months.indexOf(row.month)] ?? 31)) refuse('day', `${row.month} has no day ${row.day}`);
    if (row.pdays === -1 && row.previous > 0) refuse('previous', 'contacts of an earlier campaign need pdays');
    if (row.pdays >= 0 && row.previous === 0) refuse('pdays', 'an earlier campaign needs contacts in previous');
    if (row.previous === 0 && row.poutcome !== 'unknown')
      refuse('poutcome', 'an outcome needs contacts of an earlier campaign');
  });

export type ClientRow = z.output<typeof clientRow>;

/** Every column the file must have, in its order. */
export const columns = Object.keys(clientRow.shape) as (keyof ClientRow)[];

/** What is wrong with a record, one sentence a mistake; empty for a good one. */
export function problemsOf(error: z.ZodError): string[] {
  return error.issues.map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`));
}
