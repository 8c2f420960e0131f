import type * as z from 'zod';
import type { answerSurveyBody, OpenedSurvey } from '../../../contracts/survey.ts';
import type { FailureCode } from '../../../domain/failure.ts';

export type SurveyAnswerBody = z.input<typeof answerSurveyBody>;

/** Why the server did not do what was asked; `away` when it did not answer. */
export type Refusal = FailureCode | 'away';

type Asked<Body> = { readonly body: Body } | { readonly refusal: Refusal };

/** What the survey of a link asks. */
export async function openSurvey(token: string): Promise<Asked<OpenedSurvey>> {
  return post('open', { token });
}

/** @param key the same for every repetition of an answer */
export async function sendAnswer(answer: SurveyAnswerBody, key: string): Promise<Asked<{ answered: true }>> {
  return post('answer', answer, { 'Idempotency-Key': key });
}

/** After that nobody waits any longer: a connection that hangs is none. */
const answeredWithinMs = 30_000;

/** Without cookies: whoever is signed in beside it is not the customer. */
async function post<Body>(
  what: 'open' | 'answer',
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Asked<Body>> {
  const waiting = new AbortController();
  const timer = setTimeout(() => waiting.abort(), answeredWithinMs);
  try {
    const response = await fetch(`/api/v1/surveys/${what}`, {
      method: 'POST',
      credentials: 'omit',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
      signal: waiting.signal,
    });
    const answer = (await response.json()) as Body & { readonly code?: FailureCode };
    return response.ok ? { body: answer } : { refusal: answer.code ?? 'away' };
  } catch {
    return { refusal: 'away' };
  } finally {
    clearTimeout(timer);
  }
}
