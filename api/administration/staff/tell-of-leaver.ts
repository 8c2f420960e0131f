import type { BranchId, StaffId, TeamId } from '../../../domain/ids.ts';
import { supervisorProfiles } from '../../../domain/prospect/catalogue.ts';
import { absencesTouching } from '../../../models/absence.ts';
import type { Models } from '../../../models/connect.ts';
import type { ToldItem } from '../../../models/notices.ts';
import type { Branch, StaffMember, Team } from '../../../models/organisation.ts';
import type { ProspectSnapshot } from '../../../models/prospect.ts';
import type { ApiDeps } from '../../deps.ts';
import { writeTold } from './write-told.ts';

type Pursuit = Pick<ProspectSnapshot, '_id' | 'revision' | 'phase' | 'branchId' | 'teamId'>;

/** Tells whoever answers for each open pursuit of somebody who leaves that it needs another owner: the team lead, or else the
 *  head of its branch, or else every supervisor there; and their deputies. Harmless when repeated: each leaving is told once.
 *  @param by the administrator who enters the leaving
 *  @returns whose correspondence is to be called upon: what goes out to them stands in the delivery log */
export async function tellOfLeaver(
  { models, settings }: Pick<ApiDeps, 'models' | 'settings'>,
  by: StaffId,
  leaver: StaffMember,
): Promise<readonly string[]> {
  const pursuits = await models.prospects
    .find({ ownerId: leaver._id, open: true }, { revision: 1, phase: 1, branchId: 1, teamId: 1 })
    .lean<Pursuit[]>();
  if (pursuits.length === 0) return [];
  const answerableFor = await readAnswerable(models, leaver._id, pursuits);
  const at = new Date();
  const leaving = leavingOf(leaver);
  const items = pursuits.flatMap((pursuit) =>
    answerableFor(pursuit).map((receiverId) => itemOf(pursuit, { receiverId, by, at, leaving })),
  );
  return writeTold({ models, settings }, items);
}

/** One leaving: the next version is that of it, whether this is its first attempt or not. */
export function leavingOf({ _id, version, active }: StaffMember): string {
  return `${_id}-${(version ?? 0) + (active ? 1 : 0)}`;
}

/** Who answers for a pursuit without its owner. */
async function readAnswerable(
  { teams, branches, staff, absences }: Models,
  leaverId: StaffId,
  pursuits: readonly Pursuit[],
): Promise<(pursuit: Pursuit) => readonly StaffId[]> {
  const branchIds = [...new Set(pursuits.map(({ branchId }) => branchId))];
  const teamIds = [...new Set(pursuits.flatMap(({ teamId }) => teamId ?? []))];
  const stays = { active: true, _id: { $ne: leaverId } };
  const [foundTeams, foundBranches, supervisors] = await Promise.all([
    teams.find({ _id: { $in: teamIds } }).lean<Team[]>(),
    branches.find({ _id: { $in: branchIds } }).lean<Branch[]>(),
    staff
      .find({ ...stays, branchId: { $in: branchIds }, profiles: { $in: [...supervisorProfiles] } })
      .lean<StaffMember[]>(),
  ]);
  const leads = new Map<TeamId, StaffId | null>(foundTeams.map(({ _id, leadId }) => [_id, leadId]));
  const heads = new Map<BranchId, StaffId | null>(foundBranches.map(({ _id, headId }) => [_id, headId]));
  const posts = [...leads.values(), ...heads.values()].filter((staffId) => staffId !== null);
  const now = new Date();
  const [holders, away] = await Promise.all([
    staff.find({ $and: [stays, { _id: { $in: posts } }] }, { _id: 1 }).lean<Pick<StaffMember, '_id'>[]>(),
    absencesTouching(absences, posts, { fromAt: now, untilAt: new Date(now.getTime() + 1) }),
  ]);
  const isThere = new Set(holders.map(({ _id }) => _id));
  return ({ branchId, teamId }) => {
    const lead = teamId === null ? null : leads.get(teamId);
    const holder = [lead, heads.get(branchId)].find((staffId) => staffId != null && isThere.has(staffId));
    if (holder == null) return supervisors.filter((member) => member.branchId === branchId).map(({ _id }) => _id);
    const deputies = away.filter(({ staffId }) => staffId === holder).map(({ deputyId }) => deputyId);
    return [...new Set([holder, ...deputies])];
  };
}

interface Told {
  readonly receiverId: StaffId;
  readonly by: StaffId;
  readonly at: Date;
  readonly leaving: string;
}

function itemOf({ _id, revision, phase, branchId, teamId }: Pursuit, { receiverId, by, at, leaving }: Told): ToldItem {
  return {
    receiverId,
    prospectId: _id,
    cause: `${_id}:${leaving}`,
    revision,
    kind: 'reassignment',
    type: 'ownerLeft',
    deadline: null,
    taskKind: null,
    actorId: by,
    phase,
    branchId,
    teamId,
    at,
  };
}
