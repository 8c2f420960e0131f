import { staffProfiles, type StaffProfile } from '../../../domain/prospect/catalogue.ts';
import type { StaffMember } from '../../../models/organisation.ts';
import type { Column } from './specification.ts';

/** Somebody with one profile, or with a typical few. */
export interface Role {
  readonly name: string;
  readonly staffId: string;
  readonly profiles: readonly StaffProfile[];
  readonly teamId: string;
  /** Leads the team without being a supervisor. */
  readonly leads: boolean;
}

const together: readonly Omit<Role, 'staffId'>[] = [
  ...staffProfiles.map((profile) => ({ name: profile, profiles: [profile], teamId: 't-0101', leads: false })),
  { name: 'lead of a team', profiles: ['customerManager'], teamId: 't-0109', leads: true },
  { name: 'teller and supervisor', profiles: ['teller', 'supervisor'], teamId: 't-0101', leads: false },
];

/** Every profile of 2.1, the post at the head of a team, and two profiles that add up; all in branch b-01. */
export const roles: readonly Role[] = together.map((role, index) => ({ ...role, staffId: `s-8${100 + index}` }));

export const roleMembers: readonly StaffMember[] = roles.map(({ staffId, profiles, teamId, name }) => ({
  _id: staffId,
  employeeNo: staffId.slice(2),
  name: { zh: name, en: name },
  profiles,
  branchId: 'b-01',
  teamId,
  active: true,
}));

/** Profiles that stand in a column of another name, or in none. */
const columnOf: Partial<Record<StaffProfile, Column | null>> = {
  unitHead: 'supervisor',
  researchAnalyst: 'research',
  serviceQualityAnalyst: 'research',
  campaignPlanner: null,
  campaignCoordinator: null,
  trainer: null,
};

export function columnsOf({ profiles, leads }: Role): readonly Column[] {
  const held = profiles.flatMap((profile): Column[] => {
    const column = columnOf[profile];
    if (column === null) return [];
    return [column ?? (profile as Column)];
  });
  return leads ? [...held, 'head'] : held;
}

/** How a prospect stands to whoever asks. */
export const relations = ['own', 'same team', 'same branch', 'other branch'] as const;
export type Relation = (typeof relations)[number];

/** One prospect to try things on. */
export interface Target {
  readonly prospectId: string;
  readonly relation: Relation;
  readonly ownerId: string;
  readonly customerName: string;
  readonly phase: 'planningVisit' | 'won';
  readonly step: 2 | 5;
}
