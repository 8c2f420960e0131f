import type { PhaseCode } from '../process/definition.ts';
import type { StaffId } from '../ids.ts';
import type { CommandName } from './commands.ts';
import { hasOpenBlocking } from './objecting.ts';
import type { RemedyFacts } from './remedies.ts';

/** What leads on from where a prospect stands. */
export interface WayForward {
  readonly command: CommandName | 'reopen';
  /** Where it leads when all goes well; null when it leads to no other phase. */
  readonly to: PhaseCode | null;
}

/** What leads on from a phase: `advance` where the process waits for somebody's word, otherwise the command whose result
 *  moves the prospect.   @returns null after an end that nothing follows */
export function wayForward(facts: RemedyFacts & { readonly ownerId: StaffId | null }): WayForward | null {
  switch (facts.phase) {
    case 'lead':
      return { command: 'assignOwner', to: 'qualifying' };
    case 'qualifying':
      return { command: 'submitQualification', to: 'gatheringIntel' };
    case 'rigorousReview':
      return { command: 'decideReview', to: 'gatheringIntel' };
    case 'gatheringIntel':
      return { command: 'advance', to: 'planningVisit' };
    case 'planningVisit':
      return { command: 'submitVisitPlan', to: 'appointing' };
    case 'appointing':
      return facts.appointment?.status === 'proposed'
        ? { command: 'confirmAppointment', to: 'appointed' }
        : { command: 'proposeAppointment', to: null };
    case 'appointed':
      return facts.appointment?.status === 'cancelled'
        ? { command: 'rescheduleAppointment', to: null }
        : { command: 'advance', to: 'meeting' };
    case 'meeting':
      return { command: 'advance', to: hasOpenBlocking(facts) ? 'handlingObjections' : 'closing' };
    case 'handlingObjections':
      return { command: 'advance', to: 'closing' };
    case 'closing':
      return { command: 'recordClosingAttempt', to: 'won' };
    case 'won':
      return { command: 'advance', to: 'maintaining' };
    case 'maintaining':
      return { command: 'recordContact', to: null };
    case 'nurture':
      return { command: 'resume', to: null };
    case 'disqualified':
    case 'lost':
      return { command: 'reopen', to: 'qualifying' };
    case 'doNotContact':
    case 'merged':
    case 'churned':
    case 'ended':
      return null;
  }
}

/** The phase behind the gate of the present step, for what is still to be met; null where no gate is ahead. */
export function gateTarget(facts: RemedyFacts): PhaseCode | null {
  switch (facts.phase) {
    case 'lead':
    case 'qualifying':
    case 'rigorousReview':
      return 'gatheringIntel';
    case 'gatheringIntel':
    case 'planningVisit':
    case 'appointing':
    case 'appointed':
      return 'meeting';
    case 'meeting':
      return hasOpenBlocking(facts) ? 'handlingObjections' : 'closing';
    case 'handlingObjections':
      return 'closing';
    case 'closing':
    case 'won':
      return 'maintaining';
    case 'maintaining':
    case 'nurture':
    case 'disqualified':
    case 'lost':
    case 'doNotContact':
    case 'merged':
    case 'churned':
    case 'ended':
      return null;
  }
}
