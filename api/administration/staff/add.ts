import { hashPassword } from 'better-auth/crypto';
import type { CommandId } from '../../../domain/ids.ts';
import { addedStaff, staffBody } from '../../../contracts/staff.ts';
import { profilesOf } from '../../../domain/staff/titles.ts';
import type { Models } from '../../../models/connect.ts';
import { findStaffMember, type StaffMember } from '../../../models/organisation.ts';
import { accountOf } from '../../../models/sign-in.ts';
import { auditStaff } from '../../account/audit.ts';
import { createAccount, oneTimePasswordFor } from '../../auth/accounts.ts';
import { defineRoute, ok } from '../../route.ts';
import { checkPlacement, checkUnique, Mistakes } from './checks.ts';
import { presentMember } from './present.ts';

export const addStaffRoute = defineRoute({
  method: 'post',
  path: '/staff',
  operationId: 'addStaff',
  tag: 'administration',
  summary: 'Add a member of staff with an account; the one-time password is told in this answer alone',
  needs: 'configure',
  body: staffBody,
  answers: { 200: { description: 'Added; a repeated request has the same answer', schema: addedStaff } },
  handle: async ({ actor, body, commandId }, deps) => {
    const { models, settings } = deps;
    const { email, ...register } = body;
    const member: StaffMember = {
      _id: `s-${body.employeeNo}`,
      ...register,
      profiles: profilesOf(body.titles),
      active: true,
      version: 1,
    };
    const oneTimePassword = oneTimePasswordFor(settings.auth.secret, `${member._id}\n${commandId}`);
    if (!(await isDoneWith(models, member, commandId))) {
      const mistakes = new Mistakes();
      await checkPlacement(models, body, mistakes);
      await checkUnique(models, { staffId: member._id, email, employeeNo: body.employeeNo }, mistakes);
      if ((await findStaffMember(models, member._id)) !== null)
        mistakes.add('/employeeNo', 'numberTaken', 'somebody else has this number');
      mistakes.refuse();
      const passwordHash = await hashPassword(oneTimePassword);
      // The account first: when the process ends in between, a repeated request finds its key there and goes on.
      await createAccount(models, { member, email, passwordHash, mustChangePassword: true, oneTimeKey: commandId });
    }
    const { _id, ...fields } = member;
    const { upsertedCount } = await models.staff.updateOne({ _id }, { $setOnInsert: fields }, { upsert: true });
    deps.staff.forget(_id);
    if (upsertedCount > 0)
      await auditStaff(models, {
        by: actor.staffId,
        action: 'staffAdded',
        subject: { kind: 'staff', id: _id },
        reason: [...body.titles, body.branchId, body.teamId ?? ''].filter(Boolean).join(', '),
      });
    return ok({ member: await presentMember(deps, member), oneTimePassword });
  },
});

/** Whether the account was made by this very request. */
async function isDoneWith(models: Models, { _id }: StaffMember, commandId: CommandId): Promise<boolean> {
  return (await accountOf(models, _id))?.oneTimeKey === commandId;
}
