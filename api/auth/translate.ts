import type { FailureCode } from '../../domain/failure.ts';
import { RequestFailure } from '../errors.ts';

/** better-auth's codes that people can cause, in our words. */
const known: Readonly<Record<string, readonly [FailureCode, string]>> = {
  INVALID_EMAIL_OR_PASSWORD: ['SIGN_IN_REFUSED', 'The e-mail address or the password is not right.'],
  INVALID_EMAIL: ['SIGN_IN_REFUSED', 'The e-mail address or the password is not right.'],
  PASSWORD_TOO_LONG: ['SIGN_IN_REFUSED', 'The e-mail address or the password is not right.'],
  NOT_STAFF: ['NOT_STAFF', 'This account belongs to no active member of staff.'],
  INVALID_ORIGIN: ['CROSS_SITE_REQUEST', 'The request comes from another site.'],
  MISSING_OR_NULL_ORIGIN: ['CROSS_SITE_REQUEST', 'The request does not say from which site it comes.'],
  CROSS_SITE_NAVIGATION_LOGIN_BLOCKED: ['CROSS_SITE_REQUEST', 'The request comes from another site.'],
};

/** A refusal of better-auth as one of ours; what nobody foresaw becomes INTERNAL and is logged with better-auth's own code. */
export async function failureOf(response: Response): Promise<RequestFailure> {
  if (response.status === 429) {
    const retryAfterSec = Number(response.headers.get('x-retry-after') ?? 60);
    return new RequestFailure('TOO_MANY_REQUESTS', `Too many requests; try again in ${retryAfterSec} s.`, {
      retryAfterSec,
    });
  }
  const { code, message } = await wordsOf(response);
  const [ours, detail] = known[code] ?? ['INTERNAL', 'The error has been logged.'];
  return new RequestFailure(ours, detail, {}, new Error(`better-auth answered ${response.status} ${code}: ${message}`));
}

async function wordsOf(response: Response): Promise<{ code: string; message: string }> {
  const text = await response.text();
  try {
    const { code, message } = JSON.parse(text) as { code?: unknown; message?: unknown };
    return { code: String(code), message: String(message) };
  } catch {
    // no JSON, so no code: its words go to the log
    return { code: '', message: text.slice(0, 200) };
  }
}
