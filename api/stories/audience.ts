import type { ValidationProblem } from '../../contracts/problem.ts';
import type { StaffId } from '../../domain/ids.ts';
import type { StoryConditionCode } from '../../domain/story/conditions.ts';
import { needsConsent, type StoryAudience, type StoryConsent } from '../../domain/story/story.ts';
import type { RecordedConsent, StoredStory } from '../../models/story.ts';
import type { ApiDeps } from '../deps.ts';
import { RequestFailure } from '../errors.ts';

/** @returns what is wrong with a branch that is not in the register, or is closed */
export async function audienceProblems(deps: ApiDeps, audience: StoryAudience): Promise<readonly ValidationProblem[]> {
  if (await hasOpenBranches(deps, audience)) return [];
  const detail = 'holds a branch that does not exist or is closed';
  return [{ in: 'body', pointer: '/audience/branchIds', code: 'noBranch', detail }];
}

/** Nothing is told to customers without the word of the one whom it is about.   @throws RequestFailure UNMET_CONDITIONS */
export async function requirePublishable(deps: ApiDeps, story: StoredStory): Promise<void> {
  const missing: StoryConditionCode[] = [];
  if (lacksConsent(story)) missing.push('ST.CONSENT');
  if (!(await hasOpenBranches(deps, story.audience))) missing.push('ST.BRANCH');
  if (missing.length === 0) return;
  throw new RequestFailure('UNMET_CONDITIONS', `Not yet: ${missing.join(', ')}.`, {
    unmet: missing.map((code) => ({ code, kind: 'hard' })),
  });
}

/** Whether it is for customers and nobody has recorded that its own customer agreed. */
export function lacksConsent({ audience, consent }: Pick<StoredStory, 'audience' | 'consent'>): boolean {
  return needsConsent(audience) && consent === null;
}

/** The customer's word with who wrote it down and when; what was recorded before stays as it was recorded. */
export function recordConsent(
  given: StoryConsent | null,
  before: RecordedConsent | null,
  { by, at }: { readonly by: StaffId; readonly at: Date },
): RecordedConsent | null {
  if (given === null) return null;
  const isSame = before !== null && before.channel === given.channel && before.givenOn === given.givenOn;
  return isSame ? before : { ...given, recordedBy: by, recordedAt: at };
}

async function hasOpenBranches({ models }: ApiDeps, audience: StoryAudience): Promise<boolean> {
  if (audience.reach === 'bank') return true;
  const wanted = [...new Set(audience.branchIds)];
  const open = await models.branches.countDocuments({ _id: { $in: wanted }, active: { $ne: false } });
  return open === wanted.length;
}
