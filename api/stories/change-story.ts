import type { StoryLife, StoryText } from '../../domain/story/story.ts';
import type { CommandId, StaffId } from '../../domain/ids.ts';
import { replaceStory, type StoredStory, type StoryEntry } from '../../models/story.ts';
import type { ApiDeps } from '../deps.ts';
import { RequestFailure } from '../errors.ts';
import { staleStory } from './present.ts';

/** One request to change a story. */
export interface StoryChange {
  readonly kind: StoryEntry['kind'];
  readonly by: StaffId;
  readonly commandId: CommandId;
  readonly fingerprint: string;
  readonly expectedRevision: number;
  /** What is to be remembered of it in words. */
  readonly text: string | null;
}

/** @throws RequestFailure STALE_STATE */
export function requireRevision({ revision }: StoredStory, { expectedRevision }: StoryChange): void {
  if (expectedRevision !== revision) throw staleStory(revision);
}

/** Stores what a change makes of a story.   @throws RequestFailure STALE_STATE when somebody else was faster */
export async function storeChange(
  { models }: ApiDeps,
  story: StoredStory,
  { kind, by, text, commandId, fingerprint }: StoryChange,
  fields: StoryLife & Partial<StoryText & Pick<StoredStory, 'audience' | 'consent'>>,
): Promise<StoredStory> {
  const at = new Date();
  const changed: StoredStory = {
    ...story,
    ...fields,
    revision: story.revision + 1,
    statusSince: fields.status === story.status ? story.statusSince : at,
    history: [...story.history, { kind, at, by, text, commandId, fingerprint }],
  };
  if (!(await replaceStory(models.stories, changed))) throw staleStory(story.revision);
  return changed;
}

/** @throws RequestFailure WRONG_PHASE for what cannot be done with a story as it stands */
export function requireLife(life: StoryLife | null, { status, revision }: StoredStory): StoryLife {
  if (life !== null) return life;
  throw new RequestFailure('WRONG_PHASE', 'The story stands otherwise; look at it again.', {
    actualRevision: revision,
    actualStatus: status,
  });
}
