import type { StaffId } from '../../../domain/ids.ts';
import { absencesWith, endAbsence } from '../../../models/absence.ts';
import type { Models } from '../../../models/connect.ts';
import { findStaffMember, type Branch, type StaffMember, type Team } from '../../../models/organisation.ts';
import { auditStaff } from '../../account/audit.ts';

/** Nobody heads a unit who is not there any more. */
export async function leavePosts(models: Models, staffId: StaffId): Promise<void> {
  await models.branches.updateMany({ headId: staffId }, { $set: { headId: null }, $inc: { version: 1 } });
  await models.teams.updateMany({ leadId: staffId }, { $set: { leadId: null }, $inc: { version: 1 } });
}

/** After a move: nobody heads a branch they do not work in nor leads a team that is not theirs, and nobody stands in across
 *  branches. What ends is written down.
 *  @param by the administrator who moves them */
export async function leaveWhatStaysBehind(models: Models, by: StaffId, member: StaffMember): Promise<void> {
  await leavePostsElsewhere(models, by, member);
  const { _id, branchId } = member;
  const now = new Date();
  for (const absence of await absencesWith(models.absences, _id, now.getTime())) {
    const other = await findStaffMember(models, absence.staffId === _id ? absence.deputyId : absence.staffId);
    if (other?.branchId === branchId) continue;
    await endAbsence(models.absences, absence, now);
    const subject = { kind: 'staff', id: absence.staffId } as const;
    await auditStaff(models, { by, action: 'absenceChanged', subject, reason: `ended: ${_id} moves to ${branchId}` });
  }
}

async function leavePostsElsewhere(models: Models, by: StaffId, { _id, branchId, teamId }: StaffMember): Promise<void> {
  const reason = `head: ${_id} → –`;
  const branches = await models.branches.find({ headId: _id, _id: { $ne: branchId } }).lean<Branch[]>();
  for (const branch of branches) {
    await models.branches.updateOne({ _id: branch._id }, { $set: { headId: null }, $inc: { version: 1 } });
    await auditStaff(models, { by, action: 'branchChanged', subject: { kind: 'branch', id: branch._id }, reason });
  }
  // Whoever belongs to no team may lead one of their branch.
  const elsewhere = teamId === null ? { branchId: { $ne: branchId } } : { _id: { $ne: teamId } };
  const teams = await models.teams.find({ leadId: _id, ...elsewhere }).lean<Team[]>();
  for (const team of teams) {
    await models.teams.updateOne({ _id: team._id }, { $set: { leadId: null }, $inc: { version: 1 } });
    await auditStaff(models, { by, action: 'teamChanged', subject: { kind: 'team', id: team._id }, reason });
  }
}
