import type { BranchId, StaffId, TeamId } from '../../domain/ids.ts';
import type { ProspectEvent } from '../../domain/prospect/event.ts';
import { changesOwner, whoHears, type Hearing } from '../../domain/prospect/who-hears.ts';
import type { Models } from '../../models/connect.ts';
import { inboxItemId, type ProspectInboxItem, type StoredInboxItem } from '../../models/inbox-item.ts';
import type { Branch, Team } from '../../models/organisation.ts';
import { causeOf, type ToldItem } from '../../models/notices.ts';
import { writeGuarded, type GuardedUpdate } from './bulk.ts';
import { readDeputies, type DeputiesOf } from './deputies.ts';
import type { ProspectProjection } from './documents.ts';

export type InboxModels = Pick<Models, 'inboxItems' | 'prospectEvents' | 'teams' | 'branches' | 'absences'>;

/** Who holds the posts of a unit. */
interface Posts {
  readonly teamLead: StaffId | null;
  readonly branchHead: StaffId | null;
}

/** Nobody is told of what is long past: a repair writes whole logs again. */
export const toldWithinMs = 30 * 86_400_000;

interface Told {
  readonly projection: ProspectProjection;
  readonly event: ProspectEvent;
  readonly hearings: readonly Hearing[];
}

/** Tells everybody who must hear of the projected events, once each: items are kept under event and receiver, and what
 *  somebody has read stays read when a projection is repeated.
 *  @returns what was told to whom */
export async function writeInbox(
  models: InboxModels,
  projections: readonly ProspectProjection[],
): Promise<readonly ToldItem[]> {
  const items = await prospectItems(models, projections);
  await writeGuarded(models.inboxItems, items.map(itemUpdate));
  return items;
}

/** What must be told to whom of the projected events. */
export async function prospectItems(
  models: InboxModels,
  projections: readonly ProspectProjection[],
): Promise<readonly ToldItem[]> {
  const told = await hearingsOf(models, projections);
  if (told.length === 0) return [];
  const postsOf = await readPosts(models, told);
  const deputiesOf = await deputiesOfPosts(models, told, postsOf);
  return told.flatMap(({ projection, event, hearings }) => {
    const { teamId, branchId } = projection.snapshot;
    const posts = postsOf(teamId, branchId);
    const byReceiver = new Map<StaffId, Hearing>();
    for (const hearing of hearings) {
      const receiverId = receiverOf(hearing, posts);
      if (receiverId === null) continue;
      const deputies = 'post' in hearing.receiver ? deputiesOf(receiverId, event.atMs) : [];
      for (const one of [receiverId, ...deputies])
        // The first reason is the most important one.
        if (!isActor(event, one) && !byReceiver.has(one)) byReceiver.set(one, hearing);
    }
    return [...byReceiver].map(([receiverId, hearing]) => itemOf(projection, event, receiverId, hearing));
  });
}

async function hearingsOf(models: InboxModels, projections: readonly ProspectProjection[]): Promise<Told[]> {
  const oldestMs = Date.now() - toldWithinMs;
  const all = projections.flatMap((projection) =>
    projection.events.filter(({ atMs }) => atMs >= oldestMs).map((event) => ({ projection, event })),
  );
  const told = await Promise.all(
    all.map(async ({ projection, event }): Promise<Told> => {
      const after = await ownerAt(models, projection, event.revision);
      const before = changesOwner(event) ? await ownerAt(models, projection, event.revision - 1) : after;
      return { projection, event, hearings: whoHears(event, { before, after }) };
    }),
  );
  return told.filter(({ hearings }) => hearings.length > 0);
}

/** The owner right after a revision: from the events at hand, or else from the log, when a later one changed the owner. */
async function ownerAt(
  { prospectEvents }: InboxModels,
  { events, snapshot }: ProspectProjection,
  revision: number,
): Promise<StaffId | null> {
  const setsOwner = ({ changes }: ProspectEvent): boolean => changes.ownerId !== undefined;
  const atHand = events.findLast((event) => event.revision <= revision && setsOwner(event));
  if (atHand !== undefined) return atHand.changes.ownerId ?? null;
  if (!events.some(setsOwner)) return snapshot.ownerId;
  const stored = await prospectEvents
    .findOne({
      prospectId: snapshot.prospectId,
      revision: { $lte: revision },
      'changes.ownerId': { $exists: true },
    })
    .sort({ revision: -1 })
    .lean<ProspectEvent>();
  return stored?.changes.ownerId ?? null;
}

async function readPosts(
  { teams, branches }: InboxModels,
  told: readonly Told[],
): Promise<(teamId: TeamId | null, branchId: BranchId) => Posts> {
  const needed = told.filter(({ hearings }) => hearings.some(({ receiver }) => 'post' in receiver));
  const units = needed.map(({ projection }) => projection.snapshot);
  const teamIds = [...new Set(units.flatMap(({ teamId }) => teamId ?? []))];
  const branchIds = [...new Set(units.map(({ branchId }) => branchId))];
  const [foundTeams, foundBranches] = await Promise.all([
    teamIds.length === 0 ? [] : teams.find({ _id: { $in: teamIds } }).lean<Team[]>(),
    branchIds.length === 0 ? [] : branches.find({ _id: { $in: branchIds } }).lean<Branch[]>(),
  ]);
  const leads = new Map(foundTeams.map(({ _id, leadId }) => [_id, leadId]));
  const heads = new Map(foundBranches.map(({ _id, headId }) => [_id, headId]));
  return (teamId, branchId) => ({
    teamLead: teamId === null ? null : (leads.get(teamId) ?? null),
    branchHead: heads.get(branchId) ?? null,
  });
}

/** Who stood in for the holders of posts when something happened. */
async function deputiesOfPosts(
  { absences }: InboxModels,
  told: readonly Told[],
  postsOf: Awaited<ReturnType<typeof readPosts>>,
): Promise<DeputiesOf> {
  const holders = told.flatMap(({ projection, hearings }) => {
    const { teamId, branchId } = projection.snapshot;
    const posts = postsOf(teamId, branchId);
    return hearings.flatMap((hearing) => ('post' in hearing.receiver ? (receiverOf(hearing, posts) ?? []) : []));
  });
  return readDeputies(
    absences,
    holders,
    told.map(({ event }) => event.atMs),
  );
}

/** Where nobody leads the team, its branch head hears. */
function receiverOf({ receiver }: Hearing, { teamLead, branchHead }: Posts): StaffId | null {
  if ('staffId' in receiver) return receiver.staffId;
  return receiver.post === 'teamLead' ? (teamLead ?? branchHead) : branchHead;
}

function isActor({ actor }: ProspectEvent, staffId: StaffId): boolean {
  return actor.kind === 'staff' && actor.staffId === staffId;
}

function itemOf(
  { snapshot }: ProspectProjection,
  event: ProspectEvent,
  receiverId: StaffId,
  { kind, deadline, taskKind, taskId }: Hearing,
): Omit<ProspectInboxItem, '_id' | 'readAt' | 'projectedAt' | 'done'> {
  const { prospectId, revision, type, actor, toPhase, atMs } = event;
  return {
    receiverId,
    prospectId,
    revision,
    kind,
    type,
    deadline,
    taskKind,
    asks: taskId,
    actorId: actor.kind === 'staff' ? actor.staffId : null,
    phase: toPhase,
    branchId: snapshot.branchId,
    teamId: snapshot.teamId,
    at: new Date(atMs),
  };
}

/** The item of one receiver, whose mark stays when it is written again. */
export function itemUpdate(item: ToldItem): GuardedUpdate<StoredInboxItem> {
  return {
    filter: { _id: inboxItemId(causeOf(item), item.receiverId) },
    update: { $set: item, $setOnInsert: { readAt: null }, $currentDate: { projectedAt: true } },
  };
}
