import * as z from 'zod';
import { cursor, instantIn, instantOut, pageLimit, pageOf, prospectId, staffId } from './common.ts';

/** Why somebody looks at a masked telephone number, ID number or address. A list and no text, so that the audit log holds no
 *  personal data. */
export const revealReasons = [
  'contactCustomer',
  'prepareVisit',
  'checkIdentity',
  'correctRecord',
  'completeDeal',
  'handleComplaint',
  'inspect',
] as const;

export const revealBody = z
  .strictObject({
    field: z
      .string()
      .max(200)
      .regex(/^(?:\/[A-Za-z0-9]+)+$/, 'must be a JSON pointer into the record')
      .meta({ description: 'JSON pointer into the record', example: '/customer/phone' }),
    reason: z.enum(revealReasons),
  })
  .meta({ id: 'Reveal' });

/** One masked text of a prospect, in clear. */
export const revealView = z
  .object({ prospectId: z.string(), field: z.string(), value: z.string() })
  .meta({ id: 'RevealedData' });

/** One masked text of a complaint, in clear. */
export const complaintRevealView = z
  .object({ complaintId: z.string(), field: z.string(), value: z.string() })
  .meta({ id: 'RevealedComplaintData' });

const auditActions = z
  .enum([
    'dataRevealed',
    'prospectsExported',
    'complaintReportsExported',
    'signedIn',
    'signedOut',
    'signInLocked',
    'lockReleased',
    'passwordChanged',
    'oneTimePasswordSet',
    'sessionsEnded',
    'staffAdded',
    'staffChanged',
    'staffLeft',
    'absenceChanged',
    'branchChanged',
    'teamChanged',
    'calendarChanged',
    'complaintRulesChanged',
    'processEditsChanged',
    'channelChanged',
    'duplicatesSearched',
    'registrationPreviewed',
  ])
  .meta({ id: 'AuditAction' });

/** Somebody did what must be accounted for. */
const auditEntry = z
  .object({
    entryId: z.string(),
    at: instantOut,
    staffId: z.string(),
    action: auditActions,
    subject: z.object({
      kind: z.enum([
        'prospect',
        'complaint',
        'list',
        'staff',
        'branch',
        'team',
        'calendar',
        'complaintRules',
        'process',
        'channel',
      ]),
      id: z.string(),
    }),
    field: z.string().nullable().meta({ description: 'JSON pointer, never the value' }),
    reason: z.string(),
  })
  .meta({ id: 'AuditEntry' });

export const auditList = pageOf(auditEntry).meta({ id: 'AuditList' });

export const auditQuery = z.strictObject({
  staffId: staffId.optional(),
  prospectId: prospectId.optional(),
  action: auditActions.optional(),
  from: instantIn.optional(),
  until: instantIn.optional(),
  limit: pageLimit(50, 200),
  cursor: cursor.optional(),
});
