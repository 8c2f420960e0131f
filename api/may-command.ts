import type { BranchId, StaffId } from '../domain/ids.ts';
import { isSupervisor, type Actor } from '../domain/prospect/command.ts';
import type { CommandName } from '../domain/prospect/commands.ts';
import type { StaffProfile } from '../domain/prospect/catalogue.ts';
import { RequestFailure } from './errors.ts';

/** What is looked at before somebody may act on a prospect. */
export interface Holding {
  readonly ownerId: StaffId | null;
  readonly branchId: BranchId;
}

/** Duties of people who are neither owner nor supervisor (2.3, 11.1.2). Inside their branch, or anywhere in the bank. */
const duties: Partial<
  Record<CommandName, { readonly inBranch?: readonly StaffProfile[]; readonly anywhere?: readonly StaffProfile[] }>
> = {
  assignOwner: { inBranch: ['allocator'] },
  recordContact: { inBranch: ['lobbyManager', 'teller', 'allocator'], anywhere: ['backOffice', 'complaintOfficer'] },
  answerObjection: { anywhere: ['productManager', 'backOffice'] },
  completeDeal: { anywhere: ['backOffice'] },
  confirmBooking: { anywhere: ['backOffice'] },
  freeze: { anywhere: ['compliance'] },
  unfreeze: { anywhere: ['compliance'] },
};

/** Profiles that may capture a lead (2.3). */
const capturingProfiles: readonly StaffProfile[] = [
  'customerManager',
  'lobbyManager',
  'teller',
  'wealthManager',
  'seniorWealthManager',
  'unitHead',
  'supervisor',
  'allocator',
  'productManager',
  'industryLead',
  'executiveSponsor',
];

function has(actor: Actor, profiles: readonly StaffProfile[] = []): boolean {
  return actor.profiles.some((profile) => profiles.includes(profile));
}

/** Whether somebody may send a command to a prospect: its owner, a supervisor of its branch, an administrator, or whose
 *  duty it is. What the command itself asks for (segregation of duties) the workflow checks. */
export function mayCommand(actor: Actor, holding: Holding, command: CommandName | 'reopen'): boolean {
  const isInBranch = holding.branchId === actor.branchId;
  if (actor.profiles.includes('admin') || (isInBranch && isSupervisor(actor))) return true;
  if (command === 'reopen') return false;
  if (holding.ownerId === actor.staffId) return true;
  return has(actor, duties[command]?.anywhere) || (isInBranch && has(actor, duties[command]?.inBranch));
}

/** @throws RequestFailure FORBIDDEN */
export function requireMayCommand(actor: Actor, holding: Holding, command: CommandName | 'reopen'): void {
  if (!mayCommand(actor, holding, command)) {
    throw new RequestFailure(
      'FORBIDDEN',
      `Only the owner, a supervisor of branch ${holding.branchId} or whose duty it is may do this.`,
    );
  }
}

/** @throws RequestFailure FORBIDDEN */
export function requireMayCapture(actor: Actor): void {
  if (!has(actor, capturingProfiles)) throw new RequestFailure('FORBIDDEN', 'Your profile does not capture leads.');
}
