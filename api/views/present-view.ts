import type * as z from 'zod';
import type { savedViewView, SavedViewBody } from '../../contracts/saved-view.ts';
import type { Actor } from '../../domain/prospect/command.ts';
import type { SavedView } from '../../models/saved-view.ts';
import { invalidBody } from '../errors.ts';

export function presentView(
  { _id, name, page, filter, sharedWith, ownerId, updatedAt }: SavedView,
  actor: Actor,
): z.output<typeof savedViewView> {
  const mine = ownerId === actor.staffId;
  return { viewId: _id, name, page, filter, sharedWith, ownerId, mine, updatedAt: updatedAt.toISOString() };
}

/** @throws RequestFailure VALIDATION_FAILED for a team that the caller does not have */
export function requireUnit({ sharedWith }: SavedViewBody, { teamId }: Actor): void {
  if (sharedWith === 'team' && teamId === null)
    throw invalidBody('/sharedWith', 'you belong to no team; share it with the branch instead');
}
