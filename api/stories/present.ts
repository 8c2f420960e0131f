import type { QueryFilter } from 'mongoose';
import type * as z from 'zod';
import type { storyView } from '../../contracts/story.ts';
import type { StaffId } from '../../domain/ids.ts';
import { decideStory, rewriteStory } from '../../domain/story/story.ts';
import type { StoredStory } from '../../models/story.ts';
import type { ApiDeps } from '../deps.ts';
import { RequestFailure } from '../errors.ts';
import type { ActorAbility } from '../permissions/ability.ts';
import type { PermissionRules } from '../permissions/rules.ts';
import { lacksConsent } from './audience.ts';

export type Story = z.output<typeof storyView>;

/** Who reads. */
export interface StoryReader {
  readonly staffId: StaffId;
  readonly ability: ActorAbility;
}

const tried = [{ kind: 'publish' }, { kind: 'sendBack', reason: '' }, { kind: 'withdraw', reason: '' }] as const;

/** A story as one reader may see it: what it says, and for its author and whoever decides about it also where it comes from. */
export function presentStory(rules: PermissionRules, story: StoredStory, { staffId, ability }: StoryReader): Story {
  const { title, happened, done, lesson, status, audience, authorId, consent, complaintId, sentBackFor } = story;
  const isAuthor = authorId === staffId;
  const decides = isAuthor || ability.can('decideComplaint', story);
  const history = story.history.map(({ kind, at, by, text }) => ({ kind, at: at.toISOString(), by, text }));
  return {
    storyId: story._id,
    revision: story.revision,
    title,
    happened,
    done,
    lesson,
    status,
    statusSince: story.statusSince.toISOString(),
    audience: audience.reach === 'bank' ? audience : { ...audience, branchIds: [...audience.branchIds] },
    origin: decides
      ? {
          complaintId,
          authorId,
          consent: consent === null ? null : { ...consent, recordedAt: consent.recordedAt.toISOString() },
          sentBackFor,
          history,
        }
      : null,
    rewritable: rules.mayRewriteStory(authorId, staffId) && rewriteStory(story) !== null,
    decisions: tried
      .filter((one) => decides && rules.mayDecideStory(one.kind, authorId, staffId) && decideStory(story, one) !== null)
      .filter(({ kind }) => kind !== 'publish' || !lacksConsent(story))
      .map(({ kind }) => kind),
  };
}

/** Stories that somebody wrote or may decide about, whatever their status. */
export function storiesBehindTheScenes(
  { rules }: Pick<ApiDeps, 'rules'>,
  { staffId, ability }: StoryReader,
): QueryFilter<StoredStory> {
  const decided = rules.reachOf(ability, 'decideComplaint', 'Complaint') as QueryFilter<unknown>;
  return { $or: [{ authorId: staffId }, decided as QueryFilter<StoredStory>] };
}

/** One answer for what is not there and for what somebody may not see. */
export function noSuchStory(): RequestFailure {
  return new RequestFailure('NOT_FOUND', 'There is no such story, or it is not yours to see.');
}

export function staleStory(actualRevision: number): RequestFailure {
  return new RequestFailure('STALE_STATE', 'Somebody has changed the story; look at it again.', { actualRevision });
}
