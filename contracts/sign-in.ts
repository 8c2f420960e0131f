import * as z from 'zod';
import { maxPasswordLength } from '../domain/password.ts';
import { staffProfiles } from '../domain/prospect/catalogue.ts';
import { instantOut, localizedText } from './common.ts';
import { capability } from './permissions.ts';

/** E-mail address of an account; upper and lower case are the same. */
export const accountEmail = z
  .email('must be an e-mail address')
  .max(200)
  .transform((email) => email.toLowerCase())
  .meta({ example: '0101@demo.tuoke.invalid' });

/** A password as it is typed in: what it must be like is looked at where a new one is chosen. */
export const typedPassword = z.string().min(1, 'must not be empty').max(maxPasswordLength);

export const signInBody = z
  .strictObject({ email: accountEmail, password: typedPassword })
  .meta({ id: 'SignIn', description: 'E-mail and password' });

export const signInView = z
  .object({ staffId: z.string(), mustChangePassword: z.boolean() })
  .meta({ id: 'SignedIn', description: 'The session is in the cookie' });

/** What the sign-in page offers. */
export const signInMethods = z
  .object({
    password: z.literal(true),
    sso: z.object({ name: z.string() }).nullable(),
    demonstration: z
      .object({
        password: z.string(),
        accounts: z.array(z.object({ email: z.string(), name: localizedText })),
      })
      .nullable()
      .meta({ description: 'Accounts to try Tuoke with, where they were made; never in production' }),
  })
  .meta({ id: 'SignInMethods' });

export const ssoBody = z
  .strictObject({
    returnTo: z
      .string()
      .max(500)
      .regex(/^\/(?![/\\])[\x21-\x7e]*$/, 'must be a path of these pages')
      .default('/')
      .meta({ description: 'Page to be opened afterwards', example: '/board' }),
  })
  .meta({ id: 'SsoStart' });

export const ssoStart = z.object({ url: z.string().meta({ description: 'Where the browser goes now' }) });

export const language = z.enum(['zh', 'en']).meta({ id: 'Language' });

/** A password of one's own instead of the present one; what it must be like: `domain/password.ts`. */
export const changePasswordBody = z
  .strictObject({ currentPassword: typedPassword, newPassword: z.string().max(1_000) })
  .meta({ id: 'ChangePassword' });

export const languageBody = z.strictObject({ language });

export const setLanguageBody = z
  .strictObject({
    language,
    chosen: z.boolean().default(true).meta({
      description: 'false: nobody chose it, the pages are just used in it; mails go by it until somebody chooses',
    }),
  })
  .meta({ id: 'SetLanguage' });

/** Where somebody is signed in. */
export const sessionList = z
  .object({
    sessions: z.array(
      z.object({
        sessionId: z.string(),
        isCurrent: z.boolean().meta({ description: 'The one that asks' }),
        signedInAt: instantOut,
        lastSeenAt: instantOut.meta({ description: 'Within a few minutes' }),
        endsAt: instantOut,
        signedInBy: z.enum(['password', 'sso']),
        userAgent: z.string().nullable(),
        address: z.string().nullable().meta({ description: 'Network address at sign-in' }),
      }),
    ),
  })
  .meta({ id: 'SessionList' });

export const endSessionsBody = z.strictObject({
  which: z.enum(['others', 'all']).meta({ description: 'all: this one too, everywhere at once' }),
});

export const endedSessions = z.object({ ended: z.int() }).meta({ id: 'EndedSessions' });

/** Who is signed in. */
export const meView = z
  .object({
    staffId: z.string(),
    employeeNo: z.string(),
    name: localizedText,
    email: z.string(),
    profiles: z.array(z.enum(staffProfiles)),
    capabilities: z
      .array(capability)
      .meta({ description: 'What the profiles allow on some record at least: which pages and buttons to show' }),
    branch: z.object({ branchId: z.string(), name: localizedText }).nullable(),
    team: z.object({ teamId: z.string(), name: localizedText }).nullable(),
    teamIdsLed: z.array(z.string()),
    branchIdsHeaded: z.array(z.string()),
    language,
    usedLanguage: language
      .nullable()
      .meta({ description: 'Of the pages when they were used last, as far as it was told' }),
    mustChangePassword: z.boolean().meta({
      description: 'True with a one-time password: every route but this and the one that changes it answers 403',
    }),
    signedInBy: z.enum(['password', 'sso']),
    sessionExpiresAt: instantOut.meta({ description: 'When the session ends if nothing is asked until then' }),
    sessionEndsAt: instantOut.meta({ description: 'When it ends whatever happens' }),
  })
  .meta({ id: 'Me' });
