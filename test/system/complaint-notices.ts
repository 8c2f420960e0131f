import { readComplaintPosts } from '../../models/complaint-posts.ts';
import { foldComplaintEvents, type ComplaintEvent } from '../../domain/complaint/event.ts';
import type { ComplaintState } from '../../domain/complaint/state.ts';
import { whoHearsComplaint } from '../../domain/complaint/who-hears.ts';
import { defaultPreferences, groupOf, type NoticeKind } from '../../domain/correspondence/preferences.ts';
import type { StaffId } from '../../domain/ids.ts';
import type { StaffProfile } from '../../domain/prospect/catalogue.ts';
import type { Models } from '../../models/connect.ts';
import { correspondentOf } from '../../models/delivery.ts';
import { officer, sponsor } from '../factories/complaint.ts';
import { manager } from '../factories/context.ts';
import { holdsOf } from './complaint-transitions.ts';

/** What reached people of one case and of the prospect of its customer: a line for each inbox item and each delivery. */
export interface Notices {
  readonly inbox: readonly string[];
  readonly outside: readonly string[];
}

/** People for the posts of complaints. */
export async function employ({ staff }: Models): Promise<void> {
  const people: readonly (readonly [StaffId, StaffProfile])[] = [
    [officer.staffId, 'complaintOfficer'],
    [sponsor.staffId, 'executiveSponsor'],
    ['s-0800', 'compliance'],
    [manager.staffId, 'customerManager'],
  ];
  await staff.create(
    people.map(([staffId, profile]) => ({
      _id: staffId,
      employeeNo: staffId,
      name: { zh: staffId, en: staffId },
      profiles: [profile],
      branchId: 'b-01',
      teamId: null,
      active: true,
    })),
  );
}

interface Item {
  readonly about: 'complaint' | 'prospect';
  readonly revision: number;
  readonly type: string;
  readonly kind: string;
  readonly receiverId: StaffId;
}

const lineOf = ({ about, revision, type, kind, receiverId }: Item): string =>
  `${about} ${revision} ${type}: ${kind} to ${receiverId}`;

/** What is in the database of a case and a prospect. */
export async function foundNotices(models: Models, complaintId: string, prospectId: string): Promise<Notices> {
  const ofThem = [complaintId, prospectId];
  const items = await models.inboxItems.collection
    .find({
      $or: [{ complaintId }, { prospectId, complaintId: null }, { prospectId, complaintId: { $exists: false } }],
    })
    .toArray();
  const deliveries = await models.deliveries.find({ recordId: { $in: ofThem } }).lean();
  return {
    inbox: items
      .map((item) =>
        lineOf({ ...(item as unknown as Item), about: item['complaintId'] == null ? 'prospect' : 'complaint' }),
      )
      .toSorted(),
    outside: deliveries
      .map(({ about, revision, type, kind, correspondent }) =>
        lineOf({ about: about as Item['about'], revision, type, kind, receiverId: correspondent }),
      )
      .toSorted(),
  };
}

/** Who must hear of a log under the pure rules: each cause and receiver once, for the most important reason. */
export async function dueNotices(models: Models, branchId: string, log: readonly ComplaintEvent[]): Promise<Notices> {
  const { holdersOf } = await readComplaintPosts(models, [branchId]);
  const ofCase = log.flatMap((event, index): Item[] => {
    const at = foldComplaintEvents(log.slice(0, index + 1)) as ComplaintState;
    const heard = new Map<StaffId, Item>();
    for (const { receiver, kind } of whoHearsComplaint(event, at)) {
      const people = 'staffId' in receiver ? [receiver.staffId] : holdersOf(receiver.post, branchId, []);
      for (const receiverId of people)
        if (!heard.has(receiverId) && !(event.actor.kind === 'staff' && event.actor.staffId === receiverId))
          heard.set(receiverId, { about: 'complaint', revision: event.revision, type: event.type, kind, receiverId });
    }
    return [...heard.values()];
  });
  // the prospect's first event is its creation
  const ofProspect = holdsOf(log).map((type, index): Item => {
    return { about: 'prospect', revision: index + 2, type, kind: 'change', receiverId: manager.staffId };
  });
  const items = [...ofCase, ...ofProspect];
  const isMailed = ({ about, kind }: Item): boolean =>
    defaultPreferences.mail[groupOf({ about, kind } as NoticeKind)] !== 'off';
  return {
    inbox: items.map(lineOf).toSorted(),
    outside: items
      .filter(isMailed)
      .map((item) => lineOf({ ...item, receiverId: correspondentOf({ staffId: item.receiverId }) }))
      .toSorted(),
  };
}
