import type { BranchId, StaffId, TeamId } from '../../domain/ids.ts';
import type { LocalizedText } from '../../domain/process/definition.ts';
import type { Models } from '../../models/connect.ts';
import { findStaffMember } from '../../models/organisation.ts';
import type { Mistakes } from './staff/checks.ts';

interface Unit {
  readonly name: LocalizedText;
  readonly active?: boolean;
  readonly version?: number;
}

/** Whether a stored unit is what an edit would make of it: the edit was carried out before. */
export function isSameUnit(
  stored: Unit & { headId?: StaffId | null; leadId?: StaffId | null },
  edited: typeof stored,
): boolean {
  return (
    stored.version === edited.version &&
    stored.name.zh === edited.name.zh &&
    stored.name.en === edited.name.en &&
    stored.headId === edited.headId &&
    stored.leadId === edited.leadId &&
    (stored.active !== false) === (edited.active !== false)
  );
}

/** Whoever is to head a unit works in it. */
export async function checkHead(
  models: Models,
  unit: {
    readonly pointer: '/headId' | '/leadId';
    readonly headId: StaffId | null;
    readonly branchId: BranchId;
    readonly teamId: TeamId | null;
  },
  mistakes: Mistakes,
): Promise<void> {
  const { pointer, headId, branchId, teamId } = unit;
  if (headId === null) return;
  const head = await findStaffMember(models, headId);
  if (head === null || !head.active) mistakes.add(pointer, 'notActive', `${headId} is not an active member of staff`);
  else if (head.branchId !== branchId)
    mistakes.add(pointer, 'otherBranch', `${headId} works in branch ${head.branchId}`);
  else if (teamId !== null && head.teamId !== null && head.teamId !== teamId)
    mistakes.add(pointer, 'otherTeam', `${headId} works in team ${head.teamId}`);
}

/** A unit is closed when everybody works elsewhere. */
export async function checkNobodyLeft(
  { staff, teams }: Models,
  unit: { readonly branchId: BranchId } | { readonly branchId: BranchId; readonly teamId: TeamId },
  mistakes: Mistakes,
): Promise<void> {
  const [people, open] = await Promise.all([
    staff.countDocuments({ ...unit, active: true }),
    'teamId' in unit ? 0 : teams.countDocuments({ branchId: unit.branchId, active: { $ne: false } }),
  ]);
  if (people > 0) mistakes.add('/active', 'peopleLeft', `${people} members of staff still work there`);
  if (open > 0) mistakes.add('/active', 'teamsLeft', `${open} teams are still open`);
}

interface Chiefed extends Unit {
  readonly chief: StaffId | null;
}

/** What an edit changes, for the audit. */
export function unitChanges(before: Chiefed, after: Chiefed): string {
  const wasOpen = before.active !== false;
  const isOpen = after.active !== false;
  const changes = [
    ...(before.name.zh === after.name.zh && before.name.en === after.name.en ? [] : ['name']),
    ...(before.chief === after.chief ? [] : [`head: ${before.chief ?? '–'} → ${after.chief ?? '–'}`]),
    ...(wasOpen === isOpen ? [] : [isOpen ? 'opened again' : 'closed']),
  ];
  return changes.length === 0 ? 'saved unchanged' : changes.join('; ');
}
