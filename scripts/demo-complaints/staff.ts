import type { Actor } from '../../domain/prospect/command.ts';

const branchId = 'demonstration';

function staff(staffId: string, ...profiles: Actor['profiles']): Actor {
  return { staffId, profiles, branchId, teamId: null };
}

/** Who does what: posts, no people. */
export const posts = {
  /** Registers. */
  teller: staff('teller', 'teller'),
  /** Level 1: handles every case. */
  officer: staff('complaint-officer', 'complaintOfficer'),
  /** Level 2. */
  branchManager: staff('branch-manager', 'unitHead', 'supervisor'),
  /** Level 3. */
  sponsor: staff('executive-sponsor', 'executiveSponsor'),
  /** Level 3 as well: reviews what the first one approved. */
  secondSponsor: staff('second-executive-sponsor', 'executiveSponsor'),
} as const;
