import * as z from 'zod';
import { dayOfDate } from '../domain/civil-date.ts';
import { staffProfiles } from '../domain/prospect/catalogue.ts';
import { titleCodes, type TitleCode } from '../domain/staff/titles.ts';
import { branchId, instantOut, localDate, localizedText, name, staffId, teamId, whenObject } from './common.ts';
import { accountEmail } from './sign-in.ts';

/** Mistakes that only the register knows: codes of `errors` in a problem. */
export const staffMistakes = [
  'numberTaken',
  'emailTaken',
  'unitTaken',
  'noBranch',
  'noTeam',
  'ownAdministration',
  'notActive',
  'otherBranch',
  'otherTeam',
  'peopleLeft',
  'teamsLeft',
  'isOver',
  'overlaps',
  'deputyAway',
  'addressNotAUrl',
  'addressNotHttps',
  'addressNotHttp',
  'addressCredentials',
  'addressForbidden',
] as const;
export type StaffMistake = (typeof staffMistakes)[number];

const title = z.enum(titleCodes as [TitleCode, ...TitleCode[]]).meta({ id: 'StaffTitle' });

const names = z
  .strictObject({ zh: name, en: name })
  .meta({ id: 'Names', description: 'In Chinese and in English; the same when there is one only' });

const version = z.int().min(0).meta({ description: 'The one that was read; a save with another one is refused' });

const member = {
  name: names,
  email: accountEmail,
  titles: z
    .array(title)
    .min(1, 'somebody needs a title')
    .max(10)
    .refine((given) => new Set(given).size === given.length, 'must not name one twice')
    .meta({ description: 'They decide the profiles: what somebody may do' }),
  branchId,
  teamId: teamId.nullable(),
};

export const staffBody = z
  .strictObject({
    employeeNo: z
      .string()
      .regex(/^[A-Za-z0-9]{2,20}$/, 'must be 2 to 20 letters and digits')
      .meta({ example: '0105' }),
    ...member,
  })
  .meta({ id: 'NewStaffMember' });

export const staffChangeBody = z.strictObject({ ...member, version }).meta({ id: 'StaffChange' });

/** A member of staff as administrators see one. */
export const staffAdminView = z
  .object({
    staffId: z.string(),
    employeeNo: z.string(),
    name: localizedText,
    titles: z.array(title),
    profiles: z.array(z.enum(staffProfiles)),
    branchId: z.string(),
    teamId: z.string().nullable(),
    active: z.boolean(),
    version: z.int(),
    openProspects: z.int().meta({ description: 'Pursuits that somebody else must take over when this person leaves' }),
    account: z
      .object({
        email: z.string(),
        mustChangePassword: z.boolean(),
        lockedUntil: instantOut.nullable(),
        sessions: z.int().meta({ description: 'Browsers that are signed in' }),
      })
      .nullable()
      .meta({ description: 'Null: cannot sign in' }),
  })
  .meta({ id: 'StaffAdmin' });

export const staffAdminList = z.object({ staff: z.array(staffAdminView) }).meta({ id: 'StaffAdminList' });

/** A password that is told once; its owner must change it at the next sign-in. */
export const oneTimePassword = z
  .object({ staffId: z.string(), email: z.string(), oneTimePassword: z.string() })
  .meta({ id: 'OneTimePassword' });

export const addedStaff = z.object({ member: staffAdminView, oneTimePassword: z.string() }).meta({ id: 'AddedStaff' });

export const lockReleased = z.object({ wasLocked: z.boolean() });

export const branchBody = z
  .strictObject({ name: names, headId: staffId.nullable(), active: z.boolean(), version })
  .meta({ id: 'BranchChange' });
export const newBranchBody = z.strictObject({ branchId, name: names }).meta({ id: 'NewBranch' });
export const branchView = z
  .object({
    branchId: z.string(),
    name: localizedText,
    headId: z.string().nullable(),
    active: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'Branch' });

export const teamBody = z
  .strictObject({ name: names, leadId: staffId.nullable(), active: z.boolean(), version })
  .meta({ id: 'TeamChange' });
export const newTeamBody = z.strictObject({ teamId, branchId, name: names }).meta({ id: 'NewTeam' });
export const teamView = branchView
  .omit({ headId: true })
  .extend({ teamId: z.string(), leadId: z.string().nullable() })
  .meta({ id: 'Team' });

/** A leave of a year or more is none. */
const longestLeaveDays = 366;

export const absenceBody = z
  .strictObject({
    staffId: staffId.meta({ description: 'Who is away' }),
    deputyId: staffId.meta({ description: 'Who stands in: sees and does the work meanwhile' }),
    from: localDate.meta({ description: 'First day' }),
    to: localDate.meta({ description: 'Last day' }),
  })
  .refine(({ staffId: away, deputyId }) => away !== deputyId, {
    path: ['deputyId'],
    message: 'must be somebody else',
    ...whenObject,
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'must not be before the first day', ...whenObject })
  .refine(({ from, to }) => !(from <= to) || dayOfDate(to) - dayOfDate(from) < longestLeaveDays, {
    path: ['to'],
    message: `must be within ${longestLeaveDays} days`,
    ...whenObject,
  })
  .meta({ id: 'NewAbsence' });

export const absenceView = z
  .object({
    absenceId: z.string(),
    staffId: z.string(),
    deputyId: z.string(),
    from: z.string(),
    to: z.string(),
    now: z.boolean().meta({ description: 'Whether it is under way' }),
    enteredBy: z.string(),
  })
  .meta({ id: 'Absence' });

export const absenceList = z.object({ absences: z.array(absenceView) }).meta({ id: 'AbsenceList' });
