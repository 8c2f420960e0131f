import * as z from 'zod';
import { staffId } from '../../../contracts/common.ts';
import { lockReleased, oneTimePassword } from '../../../contracts/staff.ts';
import type { StaffId } from '../../../domain/ids.ts';
import type { Models } from '../../../models/connect.ts';
import { accountOf, type Account } from '../../../models/sign-in.ts';
import { auditStaff } from '../../account/audit.ts';
import { oneTimePasswordFor, setOneTimePassword } from '../../auth/accounts.ts';
import { releaseLock } from '../../auth/lock-out.ts';
import { RequestFailure } from '../../errors.ts';
import { defineRoute, ok } from '../../route.ts';
import { requireMember } from './checks.ts';

const params = z.object({ staffId });
const body = z.strictObject({});

export const oneTimePasswordRoute = defineRoute({
  method: 'post',
  path: '/staff/:staffId/one-time-password',
  operationId: 'setOneTimePassword',
  tag: 'administration',
  summary: 'A new one-time password, told in this answer alone; ends all sessions and any lock',
  needs: 'configure',
  params,
  body,
  answers: { 200: { description: 'A repeated request has the same answer', schema: oneTimePassword } },
  failures: ['NOT_FOUND'],
  handle: async ({ actor, params: { staffId: whose }, commandId }, { models, sessions, settings }) => {
    const account = await requireAccount(models, whose);
    const password = oneTimePasswordFor(settings.auth.secret, `${whose}\n${commandId}`);
    if (account.oneTimeKey !== commandId) {
      await setOneTimePassword(models, account, password, commandId);
      await releaseLock(models.signInFailures, account.email);
      sessions.forget();
      await auditStaff(models, {
        by: actor.staffId,
        action: 'oneTimePasswordSet',
        subject: { kind: 'staff', id: whose },
        reason: 'by an administrator',
      });
    }
    return ok({ staffId: whose, email: account.email, oneTimePassword: password });
  },
});

export const releaseLockRoute = defineRoute({
  method: 'post',
  path: '/staff/:staffId/release-lock',
  operationId: 'releaseLock',
  tag: 'administration',
  summary: 'Let somebody try again who typed a wrong password too often',
  needs: 'configure',
  params,
  body,
  answers: { 200: { description: 'Nothing is locked now', schema: lockReleased } },
  failures: ['NOT_FOUND'],
  handle: async ({ actor, params: { staffId: whose } }, { models }) => {
    const account = await requireAccount(models, whose);
    const wasLocked = await releaseLock(models.signInFailures, account.email);
    if (wasLocked)
      await auditStaff(models, {
        by: actor.staffId,
        action: 'lockReleased',
        subject: { kind: 'staff', id: whose },
        reason: 'by an administrator',
      });
    return ok({ wasLocked });
  },
});

/** @throws RequestFailure NOT_FOUND */
async function requireAccount(models: Models, whose: StaffId): Promise<Account> {
  await requireMember(models, whose);
  const account = await accountOf(models, whose);
  if (account === null)
    throw new RequestFailure('NOT_FOUND', `${whose} has no account yet: save an e-mail address first.`);
  return account;
}
