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
  /** Stands in for the colleague who owns the prospects of the same team. */
  readonly isDeputy: boolean;
}

/** Owner of the prospects of the same team. */
export const teamMateId = 's-0101';

const plain = { teamId: 't-0101', leads: false, isDeputy: false } as const;

const together: readonly Omit<Role, 'staffId'>[] = [
  ...staffProfiles.map((profile) => ({ ...plain, name: profile, profiles: [profile] })),
  { ...plain, name: 'lead of a team', profiles: ['customerManager'], teamId: 't-0109', leads: true },
  { ...plain, name: 'teller and supervisor', profiles: ['teller', 'supervisor'] },
  { ...plain, name: 'deputy', profiles: ['customerManager'], isDeputy: true },
  { ...plain, name: 'supervisor and deputy', profiles: ['supervisor'], isDeputy: true },
];

/** Every profile of 2.1, the post at the head of a team, profiles that add up, and deputies; all in branch b-01. */
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

/** Profiles that stand in a column of another name. */
const columnOf: Partial<Record<StaffProfile, Column>> = {
  unitHead: 'supervisor',
  researchAnalyst: 'research',
  serviceQualityAnalyst: 'research',
  campaignPlanner: 'others',
  campaignCoordinator: 'others',
  trainer: 'others',
};

export function columnsOf({ profiles, leads }: Role): readonly Column[] {
  const held = profiles.map((profile) => columnOf[profile] ?? (profile as Column));
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
  /** Handled by the owner of the prospect; there is one in step 2 only. */
  readonly complaintId: string;
  /** Who complained. */
  readonly callerName: string;
  readonly phase: 'planningVisit' | 'won';
  readonly step: 2 | 5;
}
