import * as z from 'zod';
import { teamId } from '../../contracts/common.ts';
import { newTeamBody, teamBody, teamView } from '../../contracts/staff.ts';
import type { Branch, Team } from '../../models/organisation.ts';
import { auditStaff } from '../account/audit.ts';
import { RequestFailure } from '../errors.ts';
import { defineRoute, ok } from '../route.ts';
import { atVersion, Mistakes, stale } from './staff/checks.ts';
import { checkHead, checkNobodyLeft, isSameUnit, unitChanges } from './units.ts';

export const addTeamRoute = defineRoute({
  method: 'post',
  path: '/teams',
  operationId: 'addTeam',
  tag: 'administration',
  summary: 'Form a team in a branch',
  needs: 'configure',
  body: newTeamBody,
  answers: { 200: { description: 'Formed; a repeated request changes nothing', schema: teamView } },
  handle: async ({ actor, body: { teamId: _id, branchId, name } }, { models }) => {
    const mistakes = new Mistakes();
    const branch = await models.branches.findById(branchId).lean<Branch>();
    if (branch === null || branch.active === false)
      mistakes.add('/branchId', 'noBranch', `there is no open branch ${branchId}`);
    mistakes.refuse();
    const team: Team = { _id, branchId, name, leadId: null, active: true, version: 1 };
    const fields = { branchId, name, leadId: null, active: true, version: 1 };
    const { upsertedCount } = await models.teams.updateOne({ _id }, { $setOnInsert: fields }, { upsert: true });
    if (upsertedCount === 0) {
      const known = await models.teams.findById(_id).lean<Team>();
      if (known === null || known.branchId !== branchId || !isSameUnit(known, team))
        mistakes.add('/teamId', 'unitTaken', `there is a team ${_id} already`);
      mistakes.refuse();
    } else {
      const subject = { kind: 'team' as const, id: _id };
      await auditStaff(models, { by: actor.staffId, action: 'teamChanged', subject, reason: 'formed' });
    }
    return ok(presentTeam(team));
  },
});

export const changeTeamRoute = defineRoute({
  method: 'put',
  path: '/teams/:teamId',
  operationId: 'changeTeam',
  tag: 'administration',
  summary: 'Rename a team, name its lead, dissolve it or form it again',
  needs: 'configure',
  params: z.object({ teamId }),
  body: teamBody,
  answers: { 200: { description: 'As it is now', schema: teamView } },
  failures: ['NOT_FOUND', 'STALE_STATE'],
  handle: async ({ actor, params: { teamId: _id }, body }, { models, abilities }) => {
    const team = await models.teams.findById(_id).lean<Team>();
    if (team === null) throw new RequestFailure('NOT_FOUND', `There is no team ${_id}.`);
    const { branchId } = team;
    const { version, ...fields } = body;
    const changed: Team = { _id, branchId, ...fields, version: version + 1 };
    if (isSameUnit(team, changed)) return ok(presentTeam(team));
    const mistakes = new Mistakes();
    await checkHead(models, { pointer: '/leadId', headId: body.leadId, branchId, teamId: _id }, mistakes);
    if (!body.active) await checkNobodyLeft(models, { branchId, teamId: _id }, mistakes);
    mistakes.refuse();
    const { matchedCount } = await models.teams.updateOne(
      { _id, ...atVersion(version) },
      { $set: { ...fields, version: version + 1 } },
    );
    if (matchedCount === 0) throw stale(`Team ${_id}`, team.version);
    abilities.forget();
    const subject = { kind: 'team' as const, id: _id };
    const reason = unitChanges({ ...team, chief: team.leadId }, { ...changed, chief: changed.leadId });
    await auditStaff(models, { by: actor.staffId, action: 'teamChanged', subject, reason });
    return ok(presentTeam(changed));
  },
});

export function presentTeam({ _id, branchId, name, leadId, active, version }: Team): z.output<typeof teamView> {
  const names = { zh: name.zh, en: name.en };
  return { teamId: _id, branchId, name: names, leadId, active: active !== false, version: version ?? 0 };
}
