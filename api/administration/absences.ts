import { createHash } from 'node:crypto';
import * as z from 'zod';
import { absenceBody, absenceList, absenceView } from '../../contracts/staff.ts';
import { idOf } from '../../contracts/common.ts';
import { dayOfDate } from '../../domain/civil-date.ts';
import type { CommandId, StaffId } from '../../domain/ids.ts';
import type { Actor } from '../../domain/prospect/command.ts';
import { absencesFrom, absencesTouching, endAbsence, type Absence } from '../../models/absence.ts';
import type { Models } from '../../models/connect.ts';
import { findStaffMember, type StaffMember } from '../../models/organisation.ts';
import { auditStaff } from '../account/audit.ts';
import { callUpon } from '../channels/call-upon.ts';
import { RequestFailure } from '../errors.ts';
import type { ActorAbility } from '../permissions/ability.ts';
import { defineRoute, ok } from '../route.ts';
import { Mistakes } from './staff/checks.ts';
import { tellOfAbsentee } from './staff/tell-of-absentee.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;

export const absencesRoute = defineRoute({
  method: 'get',
  path: '/absences',
  operationId: 'listAbsences',
  tag: 'administration',
  summary: 'Who is away or will be, and who stands in',
  needs: 'signedIn',
  answers: { 200: { description: 'Leaves that are not over, by their last day', schema: absenceList } },
  handle: async (_input, { models }) => {
    const nowMs = Date.now();
    const found = await absencesFrom(models.absences, nowMs);
    return ok({ absences: found.map((absence) => present(absence, nowMs)) });
  },
});

export const addAbsenceRoute = defineRoute({
  method: 'post',
  path: '/absences',
  operationId: 'addAbsence',
  tag: 'administration',
  summary:
    'Enter a leave with a deputy, who meanwhile sees and does the work: one’s own, or of somebody in one’s charge',
  needs: 'signedIn',
  body: absenceBody,
  answers: { 200: { description: 'Entered; a repeated request changes nothing', schema: absenceView } },
  failures: ['FORBIDDEN', 'NOT_FOUND', 'TEMPORAL_UNAVAILABLE'],
  handle: async ({ actor, ability, body, commandId }, deps) => {
    const { models } = deps;
    const away = await requireInCharge(actor, ability, body.staffId, models);
    const calendar = await deps.calendars.get(away.branchId);
    const offsetMs = (calendar?.utcOffsetMinutes ?? 480) * minuteMs;
    const absence: Absence = {
      _id: absenceIdFor(actor.staffId, commandId),
      ...body,
      fromAt: new Date(dayOfDate(body.from) * dayMs - offsetMs),
      untilAt: new Date((dayOfDate(body.to) + 1) * dayMs - offsetMs),
      enteredBy: actor.staffId,
    };
    const nowMs = Date.now();
    if ((await models.absences.findById(absence._id).lean()) !== null) return ok(present(absence, nowMs));
    await check(models, away, absence, nowMs);
    // Told first, as of a leaving: a second attempt tells again whom the first did not reach.
    const { staffId, deputyId } = absence;
    const told = await tellOfAbsentee(deps, {
      staffId,
      how: 'Away',
      deputyId,
      absence: `leave-${absence._id}`,
      by: actor.staffId,
    });
    await models.absences.create(absence);
    deps.abilities.forget();
    await Promise.all(told.map((correspondent) => callUpon(deps, correspondent)));
    await audit(models, actor, absence, `${body.from} – ${body.to}: ${body.deputyId} stands in`);
    return ok(present(absence, nowMs));
  },
});

export const endAbsenceRoute = defineRoute({
  method: 'post',
  path: '/absences/:absenceId/end',
  operationId: 'endAbsence',
  tag: 'administration',
  summary: 'End a leave at once, or take one back that has not begun',
  needs: 'signedIn',
  params: z.object({ absenceId: idOf('absence') }),
  body: z.strictObject({}),
  answers: { 200: { description: 'The deputy stands in no more', schema: absenceView } },
  failures: ['FORBIDDEN', 'NOT_FOUND'],
  handle: async ({ actor, ability, params: { absenceId } }, { models, abilities }) => {
    const absence = await models.absences.findById(absenceId).lean<Absence>();
    if (absence === null) throw new RequestFailure('NOT_FOUND', 'There is no such leave.');
    await requireInCharge(actor, ability, absence.staffId, models);
    const now = new Date();
    const hasBegun = absence.fromAt < now;
    const ended = { ...absence, untilAt: hasBegun ? now : absence.fromAt };
    if (absence.untilAt > ended.untilAt) {
      await endAbsence(models.absences, absence, now);
      abilities.forget();
      await audit(models, actor, absence, hasBegun ? 'ended' : 'taken back');
    }
    return ok(present(ended, now.getTime()));
  },
});

/** Everybody enters their own leaves; administrators all, and whoever gives work to people those of the own branch.
 *  @throws RequestFailure FORBIDDEN, NOT_FOUND */
async function requireInCharge(
  actor: Actor,
  ability: ActorAbility,
  staffId: StaffId,
  models: Models,
): Promise<StaffMember> {
  const member = await findStaffMember(models, staffId);
  if (member === null) throw new RequestFailure('NOT_FOUND', `There is no member of staff ${staffId}.`);
  const isInBranch = member.branchId === actor.branchId;
  const isInCharge =
    staffId === actor.staffId ||
    ability.can('configure', 'Prospect') ||
    (isInBranch && ability.can('allocate', 'Prospect'));
  if (!isInCharge)
    throw new RequestFailure('FORBIDDEN', `Leaves of ${staffId} are entered by them or their supervisor.`);
  return member;
}

async function check(models: Models, away: StaffMember, absence: Absence, nowMs: number): Promise<void> {
  const mistakes = new Mistakes();
  const { deputyId, staffId, untilAt } = absence;
  const [deputy, touching] = await Promise.all([
    findStaffMember(models, deputyId),
    // What is over by now stands in nobody's way.
    absencesTouching(models.absences, [staffId, deputyId], {
      fromAt: new Date(Math.max(absence.fromAt.getTime(), nowMs)),
      untilAt,
    }),
  ]);
  if (untilAt.getTime() <= nowMs) mistakes.add('/to', 'isOver', 'is over');
  if (!away.active) mistakes.add('/staffId', 'notActive', `${staffId} has left`);
  if (deputy === null || !deputy.active)
    mistakes.add('/deputyId', 'notActive', `${deputyId} is not an active member of staff`);
  else if (deputy.branchId !== away.branchId)
    mistakes.add('/deputyId', 'otherBranch', `${deputyId} works in another branch`);
  if (touching.some((other) => other.staffId === staffId))
    mistakes.add('/from', 'overlaps', 'there is a leave on these days already');
  if (touching.some((other) => other.staffId === deputyId))
    mistakes.add('/deputyId', 'deputyAway', `${deputyId} is away then, too`);
  mistakes.refuse();
}

async function audit(models: Models, { staffId: by }: Actor, { staffId }: Absence, reason: string): Promise<void> {
  await auditStaff(models, { by, action: 'absenceChanged', subject: { kind: 'staff', id: staffId }, reason });
}

/** The same for every repetition of a request. */
function absenceIdFor(by: StaffId, key: CommandId): string {
  return createHash('sha256').update(`absence\n${by}\n${key}`).digest('hex').slice(0, 26);
}

function present(
  { _id, staffId, deputyId, from, to, fromAt, untilAt, enteredBy }: Absence,
  nowMs: number,
): z.output<typeof absenceView> {
  const now = fromAt.getTime() <= nowMs && nowMs < untilAt.getTime();
  return { absenceId: _id, staffId, deputyId, from, to, now, enteredBy };
}
