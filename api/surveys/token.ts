import { createHash, randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { findSurveyByToken, type StoredSurvey } from '../../models/survey.ts';
import type { ApiDeps } from '../deps.ts';
import { RequestFailure } from '../errors.ts';

/** A token that nobody can guess: 256 random bits. Whoever has it answers for the customer; only its digest is stored.
 *  @returns 43 characters */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function tokenHash(token: string): string {
  return createHash('sha256').update(`survey\n${token}`).digest('base64url');
}

/** So many links that do not exist may one address try; whoever has a right one tries none. */
export const wrongTokensAtMost = 20;
const windowMs = 15 * 60_000;

/** Counts wrong tokens of each network address over 15 minutes, in the memory of one API process: a second process counts by
 *  itself, and a restart forgets. Guessing is hopeless anyhow; this spares the database the attempts. */
export class WrongTokens {
  private readonly counts = new LRUCache<string, { count: number; untilMs: number }>({ max: 10_000, ttl: windowMs });

  /** @throws RequestFailure TOO_MANY_REQUESTS */
  requireFew(address: string, nowMs: number): void {
    const known = this.counts.get(address);
    if (known === undefined || known.count < wrongTokensAtMost) return;
    const retryAfterSec = Math.max(1, Math.ceil((known.untilMs - nowMs) / 1_000));
    throw new RequestFailure('TOO_MANY_REQUESTS', `Too many wrong links; try again in ${retryAfterSec} s.`, {
      retryAfterSec,
    });
  }

  count(address: string, nowMs: number): void {
    const known = this.counts.get(address) ?? { count: 0, untilMs: nowMs + windowMs };
    this.counts.set(address, { ...known, count: known.count + 1 }, { ttl: Math.max(1, known.untilMs - nowMs) });
  }
}

/** The survey that a token was made for, whatever became of it.
 *  @throws RequestFailure NOT_FOUND, TOO_MANY_REQUESTS */
export async function surveyOfToken(
  { models, wrongTokens }: Pick<ApiDeps, 'models' | 'wrongTokens'>,
  token: string,
  address: string,
): Promise<StoredSurvey> {
  wrongTokens.requireFew(address, Date.now());
  const survey = await findSurveyByToken(models.surveys, tokenHash(token));
  if (survey !== null) return survey;
  wrongTokens.count(address, Date.now());
  throw new RequestFailure('NOT_FOUND', 'There is no survey with this link.');
}
