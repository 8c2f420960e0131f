import type { ComplaintPost } from '../domain/complaint/who-hears.ts';
import type { BranchId, StaffId } from '../domain/ids.ts';
import type { StaffProfile } from '../domain/prospect/catalogue.ts';
import type { Models } from './connect.ts';
import type { Branch, StaffMember } from './organisation.ts';

/** Who holds a post for the cases of a branch; nobody in `except`. */
export type HoldersOf = (post: ComplaintPost, branchId: BranchId, except: readonly StaffId[]) => readonly StaffId[];

/** Who hears for the posts of complaints. */
export interface ComplaintPosts {
  readonly holdersOf: HoldersOf;
  /** The post whose holders hear for a post: itself, or the one above, when nobody else than those in `except` holds it. */
  readonly heardBy: (post: ComplaintPost, branchId: BranchId, except: readonly StaffId[]) => ComplaintPost;
}

const profiles: readonly StaffProfile[] = ['complaintOfficer', 'supervisor', 'executiveSponsor', 'compliance'];

/** Whom a notice goes to when nobody holds the post, the nearest first: it must not be lost. */
const instead: Readonly<Record<ComplaintPost, readonly ComplaintPost[]>> = {
  level1: ['level2', 'level3', 'compliance'],
  level2: ['level3', 'compliance'],
  level3: ['compliance'],
  executive: ['compliance'],
  compliance: ['level3'],
};

/** Reads who holds the posts of complaints (8.6): level 1 the complaint officers, those of the branch when it has any;
 *  level 2 the head of the branch, or its supervisors when it has none; level 3 the executive sponsors. Where a case is about the
 *  head, those who work for the head do not hear of it instead: the level above does. */
export async function readComplaintPosts(
  { staff, branches }: Pick<Models, 'staff' | 'branches'>,
  branchIds: readonly BranchId[],
): Promise<ComplaintPosts> {
  const [members, units] = await Promise.all([
    staff
      .find({ profiles: { $in: [...profiles] }, active: true }, { profiles: 1, branchId: 1 })
      .sort({ _id: 1 })
      .lean<Pick<StaffMember, '_id' | 'profiles' | 'branchId'>[]>(),
    branches.find({ _id: { $in: [...branchIds] } }, { headId: 1 }).lean<Pick<Branch, '_id' | 'headId'>[]>(),
  ]);
  const heads = new Map(units.map(({ _id, headId }) => [_id, headId]));
  const withProfile = (profile: StaffProfile, branchId?: BranchId): StaffId[] =>
    members
      .filter((member) => member.profiles.includes(profile) && (branchId ?? member.branchId) === member.branchId)
      .map(({ _id }) => _id);

  /** In order of preference: the first group with anybody in it holds the post. */
  const groups: Readonly<Record<ComplaintPost, (branchId: BranchId) => readonly (readonly StaffId[])[]>> = {
    level1: (branchId) => [withProfile('complaintOfficer', branchId), withProfile('complaintOfficer')],
    level2: (branchId) => [[heads.get(branchId) ?? withProfile('supervisor', branchId)].flat()],
    level3: () => [withProfile('executiveSponsor')],
    executive: () => [withProfile('executiveSponsor')],
    compliance: () => [withProfile('compliance')],
  };
  const ownHolders: HoldersOf = (post, branchId, except) => {
    const present = groups[post](branchId).map((group) => group.filter((staffId) => !except.includes(staffId)));
    return present.find((holders) => holders.length > 0) ?? [];
  };
  const heardBy: ComplaintPosts['heardBy'] = (post, ...place) =>
    [post, ...instead[post]].find((one) => ownHolders(one, ...place).length > 0) ?? post;
  return { holdersOf: (post, ...place) => ownHolders(heardBy(post, ...place), ...place), heardBy };
}
