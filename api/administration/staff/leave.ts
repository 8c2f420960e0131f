import * as z from 'zod';
import { staffId } from '../../../contracts/common.ts';
import { staffAdminView } from '../../../contracts/staff.ts';
import type { StaffId } from '../../../domain/ids.ts';
import type { StaffMember } from '../../../models/organisation.ts';
import { accountOf, endSessions } from '../../../models/sign-in.ts';
import { auditStaff } from '../../account/audit.ts';
import type { ApiDeps } from '../../deps.ts';
import { RequestFailure } from '../../errors.ts';
import { defineRoute, ok } from '../../route.ts';
import { requireMember } from './checks.ts';
import { leavePosts } from './posts.ts';
import { presentMember } from './present.ts';
import { callUpon } from '../../channels/call-upon.ts';
import { tellOfAbsentee } from './tell-of-absentee.ts';
import { leavingOf, tellOfLeaver } from './tell-of-leaver.ts';

const params = z.object({ staffId });
const body = z.strictObject({});

export const leaveStaffRoute = defineRoute({
  method: 'post',
  path: '/staff/:staffId/leave',
  operationId: 'leaveStaff',
  tag: 'administration',
  summary:
    'Somebody leaves the bank: signed out at once, never let in again; whoever answers for their open pursuits and complaints is told that each needs somebody else',
  needs: 'configure',
  params,
  body,
  answers: { 200: { description: 'With how many pursuits must be given to somebody else', schema: staffAdminView } },
  failures: ['NOT_FOUND', 'FORBIDDEN', 'TEMPORAL_UNAVAILABLE'],
  handle: async ({ actor, params: { staffId: whose } }, deps) => {
    if (whose === actor.staffId) throw new RequestFailure('FORBIDDEN', 'Another administrator must do this for you.');
    return ok(await setActive(deps, actor.staffId, whose, false));
  },
});

export const returnStaffRoute = defineRoute({
  method: 'post',
  path: '/staff/:staffId/return',
  operationId: 'returnStaff',
  tag: 'administration',
  summary: 'Somebody who had left is back, with the old account',
  needs: 'configure',
  params,
  body,
  answers: { 200: { description: 'As it is now', schema: staffAdminView } },
  failures: ['NOT_FOUND'],
  handle: async ({ actor, params: { staffId: whose } }, deps) => ok(await setActive(deps, actor.staffId, whose, true)),
});

/** @returns whose correspondence is to be called upon */
async function tellOfGoing(deps: ApiDeps, by: StaffId, member: StaffMember): Promise<readonly string[]> {
  const absence = `left-${leavingOf(member)}`;
  const ofPursuits = await tellOfLeaver(deps, by, member);
  const ofCases = await tellOfAbsentee(deps, { staffId: member._id, how: 'Left', deputyId: null, absence, by });
  return [...new Set([...ofPursuits, ...ofCases])];
}

async function setActive(deps: ApiDeps, by: StaffId, staffIdOf: StaffId, active: boolean) {
  const { models } = deps;
  const member = await requireMember(models, staffIdOf);
  // Told first: whoever leaves without anybody hearing of it is not brought up again by a second attempt.
  const told = active ? [] : await tellOfGoing(deps, by, member);
  const { modifiedCount } = await models.staff.updateOne(
    { _id: member._id, active: !active },
    { $set: { active }, $inc: { version: 1 } },
  );
  deps.staff.forget(member._id);
  if (!active) {
    const account = await accountOf(models, member._id);
    if (account !== null) await endSessions(models, { userId: account._id });
    deps.sessions.forget();
    await leavePosts(models, member._id);
    deps.abilities.forget();
  }
  if (modifiedCount > 0)
    await auditStaff(models, {
      by,
      action: active ? 'staffChanged' : 'staffLeft',
      subject: { kind: 'staff', id: member._id },
      reason: active ? 'returned' : 'left',
    });
  // Last of all: nobody stays signed in because Temporal is away.
  await Promise.all(told.map((correspondent) => callUpon(deps, correspondent)));
  return presentMember(deps, await requireMember(models, member._id));
}
