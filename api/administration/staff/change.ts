import * as z from 'zod';
import { staffId } from '../../../contracts/common.ts';
import { staffAdminView, staffChangeBody } from '../../../contracts/staff.ts';
import { profilesOf } from '../../../domain/staff/titles.ts';
import type { Models } from '../../../models/connect.ts';
import type { StaffMember } from '../../../models/organisation.ts';
import { accountOf, endSessions } from '../../../models/sign-in.ts';
import { auditStaff } from '../../account/audit.ts';
import { createAccount, unlinkSingleSignOn } from '../../auth/accounts.ts';
import { defineRoute, ok } from '../../route.ts';
import {
  atVersion,
  checkPlacement,
  checkStaysAdministrator,
  checkUnique,
  Mistakes,
  requireMember,
  stale,
} from './checks.ts';
import { leaveWhatStaysBehind } from './posts.ts';
import { presentMember } from './present.ts';

type Change = z.output<typeof staffChangeBody>;

export const changeStaffRoute = defineRoute({
  method: 'put',
  path: '/staff/:staffId',
  operationId: 'changeStaff',
  tag: 'administration',
  summary: 'Change name, address, titles or place of work; what somebody may do follows with their next request',
  needs: 'configure',
  params: z.object({ staffId }),
  body: staffChangeBody,
  answers: { 200: { description: 'As it is now', schema: staffAdminView } },
  failures: ['NOT_FOUND', 'STALE_STATE'],
  handle: async ({ actor, params, body }, deps) => {
    const { models } = deps;
    const member = await requireMember(models, params.staffId);
    const mistakes = new Mistakes();
    await checkPlacement(models, body, mistakes);
    await checkUnique(models, { staffId: member._id, email: body.email }, mistakes);
    checkStaysAdministrator(actor.staffId, member._id, body.titles, mistakes);
    mistakes.refuse();
    const { email, version, ...fields } = body;
    const changed: StaffMember = { ...member, ...fields, profiles: profilesOf(body.titles), version: version + 1 };
    const done = await differences(models, member, body);
    const { _id, ...stored } = changed;
    const { matchedCount } = await models.staff.updateOne({ _id, ...atVersion(version) }, { $set: stored });
    if (matchedCount === 0) {
      const now = await requireMember(models, _id);
      // Nothing would change: a repeated request.
      if (now.version === version + 1 && (await differences(models, now, body)).length === 0)
        return ok(await presentMember(deps, now));
      throw stale(_id, now.version);
    }
    await keepAccount(models, changed, email);
    if (changed.branchId !== member.branchId || changed.teamId !== member.teamId)
      await leaveWhatStaysBehind(models, actor.staffId, changed);
    deps.staff.forget(_id);
    deps.abilities.forget();
    deps.sessions.forget();
    await auditStaff(models, {
      by: actor.staffId,
      action: 'staffChanged',
      subject: { kind: 'staff', id: _id },
      reason: done.join('; '),
    });
    return ok(await presentMember(deps, changed));
  },
});

/** What a change changes, for the audit: before and after where it is about rights, else the field's name. */
async function differences(models: Models, member: StaffMember, change: Change): Promise<string[]> {
  const account = await accountOf(models, member._id);
  const before = (member.titles ?? []).join(', ');
  const after = change.titles.join(', ');
  return [
    ...(member.name.zh === change.name.zh && member.name.en === change.name.en ? [] : ['name']),
    ...(account?.email === change.email ? [] : ['email']),
    ...(before === after ? [] : [`titles: ${before === '' ? member.profiles.join(', ') : before} → ${after}`]),
    ...(member.branchId === change.branchId ? [] : [`branch: ${member.branchId} → ${change.branchId}`]),
    ...(member.teamId === change.teamId ? [] : [`team: ${member.teamId ?? '–'} → ${change.teamId ?? '–'}`]),
  ];
}

/** The account follows; who had none gets one without a password. Another address may be another person's at the single
 *  sign-on: what was linked to the old one is undone, and whoever was in by it is out. */
async function keepAccount(models: Models, member: StaffMember, email: string): Promise<void> {
  const before = await accountOf(models, member._id);
  const isNew = await createAccount(models, { member, email, passwordHash: null, mustChangePassword: true });
  if (isNew) return;
  if (before !== null && before.email !== email) {
    await unlinkSingleSignOn(models, before);
    await endSessions(models, { userId: before._id });
  }
  await models.accounts.updateOne(
    { staffId: member._id },
    { $set: { email, name: member.name.zh, updatedAt: new Date() } },
  );
}
