import { verifyPassword } from 'better-auth/crypto';
import * as z from 'zod';
import { changePasswordBody } from '../../contracts/sign-in.ts';
import { passwordProblems, passwordProblemText } from '../../domain/password.ts';
import { changePassword, passwordHashOf } from '../auth/accounts.ts';
import { beginAttempt, failAttempt, releaseLock } from '../auth/lock-out.ts';
import { invalidBody, RequestFailure } from '../errors.ts';
import { defineRoute, ok } from '../route.ts';
import { auditOwn } from './audit.ts';

export const changePasswordRoute = defineRoute({
  method: 'post',
  path: '/me/password',
  operationId: 'changePassword',
  tag: 'account',
  summary: 'Choose another password; every other session of the account ends',
  needs: 'signedIn',
  withOneTimePassword: true,
  body: changePasswordBody,
  answers: { 200: { description: 'Changed', schema: z.object({ changed: z.literal(true) }) } },
  failures: ['SIGN_IN_LOCKED'],
  handle: async ({ actor, signedIn: { account, session }, body, commandId }, { models, sessions, staff }) => {
    const { hash, changedWith } = await passwordHashOf(models, account._id);
    if (changedWith === commandId) return ok({ changed: true as const });
    const member = await staff.get(actor.staffId);
    requireGood(body.newPassword, { email: account.email, employeeNo: member?.employeeNo ?? '' });
    const count = await beginAttempt(models.signInFailures, account.email);
    if (hash === null || !(await verifyPassword({ hash, password: body.currentPassword }))) {
      throw (
        (await failAttempt(models.signInFailures, account.email, count)) ??
        invalidBody('/currentPassword', 'is not the present password')
      );
    }
    await releaseLock(models.signInFailures, account.email);
    if (await verifyPassword({ hash, password: body.newPassword }))
      throw invalidBody('/newPassword', 'is the present password');
    await changePassword(models, account, body.newPassword, { changedWith: commandId, keepSessionId: session._id });
    sessions.forget();
    await auditOwn(models, actor.staffId, 'passwordChanged', 'own');
    return ok({ changed: true as const });
  },
});

/** @throws RequestFailure VALIDATION_FAILED with everything that speaks against it */
function requireGood(password: string, owner: { readonly email: string; readonly employeeNo: string }): void {
  const problems = passwordProblems(password, owner);
  if (problems.length === 0) return;
  const errors = problems.map((code) => ({
    in: 'body' as const,
    pointer: '/newPassword',
    code,
    detail: passwordProblemText[code].en,
  }));
  throw new RequestFailure('VALIDATION_FAILED', 'This password is not taken.', { errors });
}
