import { localDateOf } from '../../domain/calendar.ts';
import { isImproving } from '../../domain/improvement/item.ts';
import type { ComplaintId } from '../../domain/ids.ts';
import type { improvementView } from '../../contracts/improvement.ts';
import type { StoredImprovement } from '../../models/improvement-item.ts';
import { readableComplaints } from '../../models/complaint-list.ts';
import type { QueryFilter } from 'mongoose';
import type * as z from 'zod';
import { maskForComplaint } from '../complaints/present.ts';
import type { ApiDeps } from '../deps.ts';
import { RequestFailure } from '../errors.ts';
import type { ActorAbility } from '../permissions/ability.ts';
import { requireCalendars } from '../prospects/require-calendars.ts';
import { mayInBranch } from '../surveys/result-cells.ts';

export type Improvement = z.output<typeof improvementView>;

/** Items as one reader may see them. */
export async function presentImprovements(
  deps: ApiDeps,
  ability: ActorAbility,
  items: readonly StoredImprovement[],
): Promise<Improvement[]> {
  const cases = items.filter(({ origin }) => origin === 'complaint').map(({ originId }) => originId);
  const [calendars, readable] = await Promise.all([
    requireCalendars(deps),
    readableComplaints(deps.models.complaints, cases, deps.rules.reachOf(ability, 'readComplaint', 'Complaint')),
  ]);
  return items.map((item) => {
    const today = localDateOf(calendars.of(item.branchId), Date.now());
    return presentImprovement(item, { deps, ability, today, readable });
  });
}

interface Reading {
  readonly deps: ApiDeps;
  readonly ability: ActorAbility;
  /** In the item's branch. */
  readonly today: string;
  readonly readable: Pick<ReadonlySet<ComplaintId>, 'has'>;
}

function presentImprovement(item: StoredImprovement, { deps, ability, today, readable }: Reading): Improvement {
  const mask = maskForComplaint(deps, ability, item);
  const { title, reply, history } = mask({ title: item.title, reply: item.reply, history: item.history });
  const { revision, status, ownerId, dueOn, branchId, origin, originId, originName } = item;
  return {
    itemId: item._id,
    revision,
    title,
    status,
    statusSince: item.statusSince.toISOString(),
    ownerId,
    dueOn,
    overdue: isImproving(status) && dueOn < today,
    branchId,
    origin,
    originName,
    complaintId: readable.has(originId) ? originId : null,
    report: mayInBranch(ability, 'readSurveyResults', branchId) ? (item.report ?? null) : null,
    addedBy: item.receivedBy,
    addedAt: item.addedAt.toISOString(),
    reply,
    repliesTo: [...item.actionOwnerIds],
    history: item.history.map(({ kind, at, by }, index) => ({
      kind,
      at: at.toISOString(),
      by,
      text: history[index]?.text ?? null,
    })),
    changeable: isImproving(status) && ability.can('workComplaint', item),
  };
}

/** One answer for what is not there and for what somebody may not see. */
export function noSuchImprovement(): RequestFailure {
  return new RequestFailure('NOT_FOUND', 'There is no such improvement item, or it is not yours to see.');
}

/** What somebody may read. Items carry the fields that a complaint's permissions look at, under the same names. */
export function improvementsInReach(
  { rules }: Pick<ApiDeps, 'rules'>,
  ability: ActorAbility,
): QueryFilter<StoredImprovement> {
  return rules.reachOf(ability, 'readComplaint', 'Complaint') as QueryFilter<unknown> as QueryFilter<StoredImprovement>;
}
