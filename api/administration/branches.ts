import * as z from 'zod';
import { branchId } from '../../contracts/common.ts';
import { branchBody, branchView, newBranchBody } from '../../contracts/staff.ts';
import type { Branch } from '../../models/organisation.ts';
import { auditStaff } from '../account/audit.ts';
import { RequestFailure } from '../errors.ts';
import { defineRoute, ok } from '../route.ts';
import { atVersion, Mistakes, stale } from './staff/checks.ts';
import { checkHead, checkNobodyLeft, isSameUnit, unitChanges } from './units.ts';

export const addBranchRoute = defineRoute({
  method: 'post',
  path: '/branches',
  operationId: 'addBranch',
  tag: 'administration',
  summary: 'Open a branch',
  needs: 'configure',
  body: newBranchBody,
  answers: { 200: { description: 'Opened; a repeated request changes nothing', schema: branchView } },
  handle: async ({ actor, body: { branchId: _id, name } }, { models }) => {
    const branch: Branch = { _id, name, headId: null, active: true, version: 1 };
    const fields = { name, headId: null, active: true, version: 1 };
    const { upsertedCount } = await models.branches.updateOne({ _id }, { $setOnInsert: fields }, { upsert: true });
    if (upsertedCount === 0) {
      const known = await models.branches.findById(_id).lean<Branch>();
      const mistakes = new Mistakes();
      if (known === null || !isSameUnit(known, branch))
        mistakes.add('/branchId', 'unitTaken', `there is a branch ${_id} already`);
      mistakes.refuse();
    } else {
      const subject = { kind: 'branch' as const, id: _id };
      await auditStaff(models, { by: actor.staffId, action: 'branchChanged', subject, reason: 'opened' });
    }
    return ok(presentBranch(branch));
  },
});

export const changeBranchRoute = defineRoute({
  method: 'put',
  path: '/branches/:branchId',
  operationId: 'changeBranch',
  tag: 'administration',
  summary: 'Rename a branch, name its head, close it or open it again',
  needs: 'configure',
  params: z.object({ branchId }),
  body: branchBody,
  answers: { 200: { description: 'As it is now', schema: branchView } },
  failures: ['NOT_FOUND', 'STALE_STATE'],
  handle: async ({ actor, params: { branchId: _id }, body }, { models, abilities }) => {
    const branch = await models.branches.findById(_id).lean<Branch>();
    if (branch === null) throw new RequestFailure('NOT_FOUND', `There is no branch ${_id}.`);
    const { version, ...fields } = body;
    const changed: Branch = { _id, ...fields, version: version + 1 };
    if (isSameUnit(branch, changed)) return ok(presentBranch(branch));
    const mistakes = new Mistakes();
    await checkHead(models, { pointer: '/headId', headId: body.headId, branchId: _id, teamId: null }, mistakes);
    if (!body.active) await checkNobodyLeft(models, { branchId: _id }, mistakes);
    mistakes.refuse();
    const { matchedCount } = await models.branches.updateOne(
      { _id, ...atVersion(version) },
      { $set: { ...fields, version: version + 1 } },
    );
    if (matchedCount === 0) throw stale(`Branch ${_id}`, branch.version);
    abilities.forget();
    const subject = { kind: 'branch' as const, id: _id };
    const reason = unitChanges({ ...branch, chief: branch.headId }, { ...changed, chief: changed.headId });
    await auditStaff(models, { by: actor.staffId, action: 'branchChanged', subject, reason });
    return ok(presentBranch(changed));
  },
});

export function presentBranch({ _id, name, headId, active, version }: Branch): z.output<typeof branchView> {
  return { branchId: _id, name: { zh: name.zh, en: name.en }, headId, active: active !== false, version: version ?? 0 };
}
