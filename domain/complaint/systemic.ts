import type { UnmetCondition } from '../failure.ts';
import type { ComplaintStatus } from './catalogue.ts';
import { hard, type ComplaintCommand } from './command.ts';
import type { ComplaintState } from './state.ts';

/** Whether a case is the common cause of many (C-25): it has no customer, who is told nothing in it. */
export function isSystemic({ channel }: Pick<ComplaintState, 'channel'>): boolean {
  return channel === 'cluster';
}

/** Systemic cases got there only while they were worked as cases of customers were; the same commands lead them out. */
const formerStatuses: readonly ComplaintStatus[] = ['awaitingCustomer', 'appealed', 'external'];

/** Unmet when a command is for the other kind of case. */
export function unmetKind(
  { only }: Pick<ComplaintCommand<never>, 'only'>,
  state: Pick<ComplaintState, 'channel' | 'status'>,
): UnmetCondition[] {
  if (only === 'systemic' && !isSystemic(state)) return [hard('CX.NOT_SYSTEMIC')];
  const isForNobody = only === 'customers' && isSystemic(state) && !formerStatuses.includes(state.status);
  return isForNobody ? [hard('CX.NO_CUSTOMER')] : [];
}
