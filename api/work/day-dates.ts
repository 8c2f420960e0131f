import { isoOf } from '../../contracts/common.ts';
import type { MyDayView } from '../../contracts/my-day.ts';
import type { BankDay } from '../../domain/bank-day.ts';
import type { ComplaintId, ProspectId } from '../../domain/ids.ts';
import { complaintOfHold } from '../../domain/prospect/hold.ts';
import { caseNumbersOf, readableComplaints } from '../../models/complaint-list.ts';
import type { DayProspect } from '../../models/prospect-day.ts';
import type { StoredTask } from '../../models/task.ts';
import type { ApiDeps } from '../deps.ts';
import type { ActorAbility } from '../permissions/ability.ts';
import { maskFor } from '../prospects/present.ts';

interface Reader {
  readonly ability: ActorAbility;
  readonly deps: ApiDeps;
}

/** How far ahead appointments are shown. */
const daysAhead = 7;
const dayMs = 86_400_000;

/** The prospect behind a line, as its reader may see it. */
export function behindLine(prospect: DayProspect, { ability, deps }: Reader) {
  const { customerName } = maskFor(deps, ability, prospect)({ customerName: prospect.customerName });
  return { prospectId: prospect._id, customerName, revision: prospect.revision };
}

/** Deals whose money the back office has to confirm, the most urgent first. */
export function bookingsOf(prospects: readonly DayProspect[], reader: Reader): MyDayView['bookings'] {
  return prospects.map((prospect) => ({
    ...behindLine(prospect, reader),
    amountFen: (prospect.state.deal?.items ?? []).reduce((sum, { amountFen }) => sum + amountFen, 0),
    contractNos: maskFor(
      reader.deps,
      reader.ability,
      prospect,
    )((prospect.state.deal?.items ?? []).map(({ contractNo }) => ({ contractNo }))).map(({ contractNo }) => contractNo),
  }));
}

/** Appointments of today, also past ones, and of the next days, by time. */
export function appointmentsOf(
  prospects: readonly DayProspect[],
  day: BankDay,
  reader: Reader,
): MyDayView['appointments'] {
  return prospects
    .flatMap((prospect) => {
      const { appointment } = prospect.state;
      if (appointment === null) return [];
      const { status, startAtMs, endAtMs, place } = appointment;
      if (status !== 'proposed' && status !== 'confirmed') return [];
      if (startAtMs < day.fromMs || startAtMs >= day.toMs + daysAhead * dayMs) return [];
      const today = startAtMs < day.toMs;
      return [
        {
          ...behindLine(prospect, reader),
          status,
          startAt: isoOf(startAtMs),
          endAt: isoOf(endAtMs),
          place: maskFor(reader.deps, reader.ability, prospect)({ place }).place,
          today,
        },
      ];
    })
    .toSorted((a, b) => (a.startAt < b.startAt ? -1 : 1));
}

/** Promises to customers that are not kept yet, by date: each has an open task. */
export function promisesOf(
  tasks: readonly StoredTask[],
  prospects: ReadonlyMap<ProspectId, DayProspect>,
  { nowMs, ...reader }: Reader & { readonly nowMs: number },
): MyDayView['promises'] {
  return tasks
    .flatMap(({ _id, kind, prospectId, dueAt, deadlineKey }) => {
      const prospect = prospects.get(prospectId);
      if (kind !== 'keepPromise' || prospect === undefined) return [];
      const promiseId = deadlineKey?.split(':')[1];
      const text = prospect.state.deal?.promises.find((promise) => promise.promiseId === promiseId)?.text ?? '';
      return [
        {
          ...behindLine(prospect, reader),
          taskId: _id,
          text: maskFor(reader.deps, reader.ability, prospect)({ text }).text,
          dueAt: dueAt.toISOString(),
          overdue: dueAt.getTime() < nowMs,
        },
      ];
    })
    .toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1));
}

/** What stands in the way of selling, the longest first; complaints by their number, as beside the customer. */
export async function holdsOf(prospects: readonly DayProspect[], reader: Reader): Promise<MyDayView['holds']> {
  const { ability, deps } = reader;
  const ids = prospects.flatMap(({ state }) => state.holds.flatMap((hold) => complaintOfHold(hold) ?? []));
  const [numbers, readable] = await Promise.all([
    caseNumbersOf(deps.models.complaints, ids),
    readableComplaints(deps.models.complaints, ids, deps.rules.reachOf(ability, 'readComplaint', 'Complaint')),
  ]);
  const signOf = (id: ComplaintId | null): MyDayView['holds'][number]['complaint'] => {
    const caseNumber = id === null ? undefined : numbers.get(id);
    return id === null || caseNumber === undefined ? null : { caseNumber, complaintId: readable.has(id) ? id : null };
  };
  return prospects
    .flatMap((prospect) =>
      prospect.state.holds.map((hold) => ({
        ...behindLine(prospect, reader),
        kind: hold.kind,
        reason: maskFor(deps, ability, prospect)({ reason: hold.reason }).reason,
        complaint: signOf(complaintOfHold(hold)),
        since: isoOf(hold.sinceMs),
        until: hold.untilMs === null ? null : isoOf(hold.untilMs),
      })),
    )
    .toSorted((a, b) => (a.since < b.since ? -1 : 1));
}
