import { meView } from '../../contracts/sign-in.ts';
import { isoOf } from '../../contracts/common.ts';
import { capabilities } from '../../contracts/permissions.ts';
import { RequestFailure } from '../errors.ts';
import { hasAny } from '../permissions/need.ts';
import { headedUnits } from '../../models/organisation.ts';
import { mustChangePassword } from '../auth/sessions.ts';
import { defineRoute, ok } from '../route.ts';

export const meRoute = defineRoute({
  method: 'get',
  path: '/me',
  operationId: 'getMe',
  tag: 'account',
  summary: 'Who is signed in, and until when',
  needs: 'signedIn',
  withOneTimePassword: true,
  answers: { 200: { description: 'The member of staff, the units headed, and the session', schema: meView } },
  handle: async ({ actor, ability, signedIn }, { models, staff }) => {
    const member = await staff.get(actor.staffId);
    if (member === null) throw new RequestFailure('NOT_SIGNED_IN', `${actor.staffId} is not a member of staff.`);
    const [branch, team, units] = await Promise.all([
      models.branches.findById(member.branchId).lean(),
      member.teamId === null ? null : models.teams.findById(member.teamId).lean(),
      headedUnits(models, actor.staffId),
    ]);
    const { account, session, idleEndMs } = signedIn;
    const endsAtMs = session.expiresAt.getTime();
    return ok({
      staffId: member._id,
      employeeNo: member.employeeNo,
      name: member.name,
      email: account.email,
      profiles: member.profiles,
      capabilities: capabilities.filter((capability) => hasAny(ability, capability)),
      branch: branch === null ? null : { branchId: branch._id, name: branch.name },
      team: team === null ? null : { teamId: team._id, name: team.name },
      ...units,
      language: account.language,
      usedLanguage: account.usedLanguage ?? null,
      mustChangePassword: mustChangePassword(signedIn),
      signedInBy: session.method,
      sessionExpiresAt: isoOf(Math.min(idleEndMs, endsAtMs)),
      sessionEndsAt: isoOf(endsAtMs),
    });
  },
});
