import * as z from 'zod';
import { dayOfDate, digits, isDate } from '../../domain/civil-date.ts';

/** A date as the file writes it, '8/30/2013'.   @returns days since 1970-01-01 */
const day = z
  .string()
  .regex(/^\d{1,2}\/\d{1,2}\/\d{4}$/, 'must be a date such as 8/30/2013')
  .transform((text, context) => {
    const [month = 0, dayOfMonth = 0, year = 0] = text.split('/').map(Number);
    const date = `${digits(year, 4)}-${digits(month, 2)}-${digits(dayOfMonth, 2)}`;
    if (isDate(date)) return dayOfDate(date);
    context.addIssue({ code: 'custom', message: 'must be a date of the calendar' });
    return z.NEVER;
  });

const yesNo = z.enum(['Yes', 'No'], 'must be Yes or No');
const text = z.string().trim();

/** One complaint of the sample file; `samples/SOURCES.md` explains the columns. Those that nothing is made of are left out. */
export const complaintRow = z
  .object({
    complaint_id: text.regex(/^\d{1,9}$/, 'must be a whole number').transform(Number),
    date_received: day,
    date_sent_to_company: day,
    product: text.min(1, 'must not be empty'),
    sub_product: text,
    issue: text.min(1, 'must not be empty'),
    sub_issue: text,
    company: text.min(1, 'must not be empty'),
    submitted_via: z.enum(['Web', 'Postal mail', 'Phone', 'Referral', 'Fax', 'Email'], 'is no known channel'),
    company_response_to_consumer: z.enum(
      [
        'Closed with explanation',
        'Closed with non-monetary relief',
        'Closed with monetary relief',
        'Closed',
        'Untimely response',
      ],
      'is no known response',
    ),
    timely_response: yesNo,
    'consumer_disputed?': yesNo,
  })
  .superRefine((row, context) => {
    if (row.date_sent_to_company < row.date_received)
      context.addIssue({
        code: 'custom',
        path: ['date_sent_to_company'],
        message: 'is before date_received: nobody sends on what they do not have',
      });
  });

export type ComplaintRow = z.infer<typeof complaintRow>;
