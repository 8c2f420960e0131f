import { namedIn } from '../../domain/complaint/named.ts';
import type { ComplaintEvent } from '../../domain/complaint/event.ts';
import { askOf } from '../../domain/complaint/settle.ts';
import type { ComplaintState } from '../../domain/complaint/state.ts';
import { isSystemic } from '../../domain/complaint/systemic.ts';
import type { SystemicFacts } from '../../domain/complaint/systemic-words.ts';
import { keptFromPosts, whoHearsComplaint, type ComplaintHearing } from '../../domain/complaint/who-hears.ts';
import type { StaffId } from '../../domain/ids.ts';
import type { Models } from '../../models/connect.ts';
import type { ComplaintInboxItem, StandIns } from '../../models/inbox-item.ts';
import type { ToldItem } from '../../models/notices.ts';
import { writeGuarded } from '../projection/bulk.ts';
import { readDeputies, type DeputiesOf } from '../projection/deputies.ts';
import { itemUpdate, toldWithinMs } from '../projection/inbox.ts';
import type { ComplaintProjection } from './documents.ts';
import { readComplaintPosts, type ComplaintPosts } from '../../models/complaint-posts.ts';

export type ComplaintInboxModels = Pick<Models, 'inboxItems' | 'complaintEvents' | 'staff' | 'branches' | 'absences'>;

/** What an item and its receivers are made from: the case as it was right after the event, so that a repeated projection,
 *  with a later snapshot, tells the same people the same. */
interface Told {
  readonly event: ComplaintEvent;
  readonly snapshot: ComplaintState;
  readonly at: CaseThen;
  readonly hearings: readonly ComplaintHearing[];
}
type CaseThen = Pick<
  ComplaintState,
  'handlerId' | 'complainedStaffId' | 'namedStaffIds' | 'severity' | 'level' | 'actions'
>;

/** Tells everybody who must hear of the projected events, once each: items are kept under event and receiver, and what
 *  somebody has read stays read when a projection is repeated.
 *  @returns what was told to whom */
export async function writeComplaintInbox(
  models: ComplaintInboxModels,
  projections: readonly ComplaintProjection[],
): Promise<readonly ToldItem[]> {
  const items = await complaintItems(models, projections);
  await writeGuarded(models.inboxItems, items.map(itemUpdate));
  return items;
}

/** What must be told to whom of the projected events. */
export async function complaintItems(
  models: ComplaintInboxModels,
  projections: readonly ComplaintProjection[],
): Promise<readonly ToldItem[]> {
  const told = await hearingsOf(models, projections);
  if (told.length === 0) return [];
  const posts = await readComplaintPosts(models, [...new Set(told.map(({ snapshot }) => snapshot.branchId))]);
  const presence = await readWhoIsThere(models, told, posts);
  return told.flatMap((one) => {
    const byReceiver = new Map<StaffId, ComplaintHearing>();
    for (const { people, hearing } of heardBy(one, posts, presence))
      for (const receiverId of people)
        // The first reason is the most important one.
        if (!mayNotHear(one).includes(receiverId) && !byReceiver.has(receiverId)) byReceiver.set(receiverId, hearing);
    return [...byReceiver].map(([receiverId, hearing]) => itemOf(one, receiverId, hearing, standInsOf(one, posts)));
  });
}

async function hearingsOf(
  models: ComplaintInboxModels,
  projections: readonly ComplaintProjection[],
): Promise<readonly Told[]> {
  const oldestMs = Date.now() - toldWithinMs;
  const all = projections.flatMap((projection) =>
    projection.events.filter(({ atMs }) => atMs >= oldestMs).map((event) => ({ projection, event })),
  );
  const told = await Promise.all(
    all.map(async ({ projection, event }): Promise<Told> => {
      const at = await caseAt(models, projection, event.revision);
      return { event, snapshot: projection.snapshot, at, hearings: whoHearsComplaint(event, at) };
    }),
  );
  return told.filter(({ hearings }) => hearings.length > 0);
}

async function caseAt(
  models: ComplaintInboxModels,
  projection: ComplaintProjection,
  revision: number,
): Promise<CaseThen> {
  const [handlerId, complainedStaffId, namedStaffIds, severity, level, actions] = await Promise.all([
    fieldAt(models, projection, revision, 'handlerId'),
    fieldAt(models, projection, revision, 'complainedStaffId'),
    fieldAt(models, projection, revision, 'namedStaffIds'),
    fieldAt(models, projection, revision, 'severity'),
    fieldAt(models, projection, revision, 'level'),
    fieldAt(models, projection, revision, 'actions'),
  ]);
  return { handlerId, complainedStaffId, namedStaffIds, severity, level, actions };
}

/** What a field was right after a revision: from the events at hand, or else from the log, when a later one changed it. */
async function fieldAt<Field extends keyof CaseThen>(
  { complaintEvents }: ComplaintInboxModels,
  { events, snapshot }: ComplaintProjection,
  revision: number,
  field: Field,
): Promise<CaseThen[Field]> {
  const sets = ({ changes }: ComplaintEvent): boolean => changes[field] !== undefined;
  const atHand = events.findLast((event) => event.revision <= revision && sets(event));
  if (atHand !== undefined) return atHand.changes[field] as CaseThen[Field];
  if (!events.some(sets)) return snapshot[field];
  const stored = await complaintEvents
    .findOne({
      complaintId: snapshot.complaintId,
      revision: { $lte: revision },
      [`changes.${field}`]: { $exists: true },
    })
    .sort({ revision: -1 })
    .lean<ComplaintEvent>();
  return (stored?.changes[field] ?? snapshot[field]) as CaseThen[Field];
}

/** Who did it, and everybody complained about. */
function mayNotHear({ event: { actor }, at }: Told): readonly StaffId[] {
  const doer = actor.kind === 'staff' ? [actor.staffId] : [];
  return [...doer, ...namedIn(at)];
}

/** Who has left the bank, and who stands in for whom when. */
interface Presence {
  readonly hasLeft: (staffId: StaffId) => boolean;
  readonly deputiesOf: DeputiesOf;
}

async function readWhoIsThere(
  { staff, absences }: ComplaintInboxModels,
  told: readonly Told[],
  { holdersOf }: ComplaintPosts,
): Promise<Presence> {
  const named = told.flatMap(({ hearings }) =>
    hearings.flatMap(({ receiver }) => ('staffId' in receiver ? [receiver.staffId] : [])),
  );
  const holders = told.flatMap((one) => [
    ...one.hearings.flatMap(({ receiver }) => ('post' in receiver ? holdersOf(receiver.post, ...placeOf(one)) : [])),
    ...holdersOf(`level${one.at.level}`, ...placeOf(one)),
  ]);
  const [left, deputiesOf] = await Promise.all([
    staff.find({ _id: { $in: named }, active: false }, { _id: 1 }).lean<{ readonly _id: StaffId }[]>(),
    readDeputies(
      absences,
      [...named, ...holders],
      told.map(({ event }) => event.atMs),
    ),
  ]);
  const gone = new Set(left.map(({ _id }) => _id));
  return { hasLeft: (staffId) => gone.has(staffId), deputiesOf };
}

/** Where posts are filled, and by whom not. */
function placeOf({ event, snapshot, at }: Told): [ComplaintState['branchId'], readonly StaffId[]] {
  return [snapshot.branchId, keptFromPosts(event.type, at)];
}

/** Of the posts that are told of an event, those for which another one hears. */
function standInsOf(one: Told, posts: ComplaintPosts): StandIns {
  const told = one.hearings.flatMap(({ receiver }) => ('post' in receiver ? [receiver.post] : []));
  const pairs = told.map((post) => [post, posts.heardBy(post, ...placeOf(one))] as const);
  return Object.fromEntries(pairs.filter(([post, by]) => post !== by));
}

/** The people that hearings go to, the most important reason first: posts filled; whoever is on leave with their deputies; and
 *  instead of somebody who has left, or beside somebody whose deputy the case is about, the post that is responsible. */
function heardBy(
  one: Told,
  { holdersOf }: ComplaintPosts,
  { hasLeft, deputiesOf }: Presence,
): readonly { readonly people: readonly StaffId[]; readonly hearing: ComplaintHearing }[] {
  const { hearings, at, event } = one;
  const withDeputies = (people: readonly StaffId[]): StaffId[] =>
    people.flatMap((staffId) => [staffId, ...deputiesOf(staffId, event.atMs)]);
  const responsible = (): StaffId[] => withDeputies(holdersOf(`level${at.level}`, ...placeOf(one)));
  return hearings.map((hearing) => {
    const { receiver } = hearing;
    if ('post' in receiver) return { hearing, people: withDeputies(holdersOf(receiver.post, ...placeOf(one))) };
    const { staffId } = receiver;
    if (hasLeft(staffId)) return { hearing, people: responsible() };
    const deputies = deputiesOf(staffId, event.atMs);
    const isUncovered = deputies.length > 0 && deputies.every((deputyId) => namedIn(at).includes(deputyId));
    return { hearing, people: [staffId, ...deputies, ...(isUncovered ? responsible() : [])] };
  });
}

function factsOf({ category, cluster }: ComplaintState): SystemicFacts {
  return { category, cluster: cluster ?? null };
}

function itemOf(
  { event, snapshot, at }: Told,
  receiverId: StaffId,
  hearing: ComplaintHearing,
  standIns: StandIns,
): Omit<ComplaintInboxItem, '_id' | 'readAt' | 'projectedAt' | 'done'> {
  const { complaintId, revision, type, actor, toStatus, atMs } = event;
  const { kind, clock } = hearing;
  return {
    receiverId,
    complaintId,
    caseNumber: snapshot.caseNumber,
    revision,
    kind,
    type,
    clock,
    asks: askOf(event, hearing),
    actorId: actor.kind === 'staff' ? actor.staffId : null,
    status: toStatus,
    severity: at.severity,
    ...(Object.keys(standIns).length === 0 ? {} : { standIns }),
    ...(isSystemic(snapshot) ? { systemic: factsOf(snapshot) } : {}),
    branchId: snapshot.branchId,
    at: new Date(atMs),
  };
}
