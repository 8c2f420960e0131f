import type { FlowQuestion } from '../../domain/funnel/flow.ts';
import type { BankDays } from '../../domain/funnel/period.ts';
import type { FlowScope } from './read-flow.ts';

/** A query of GET /prospects. */
export type ListQuery = Readonly<Record<string, string>>;

/** The list behind a number that is true now. */
export function listNow(narrowing: ListQuery, scope: FlowScope): ListQuery {
  return { ...scopeQuery(scope), ...narrowing };
}

/** The list behind a number of a period. */
export function listOfFlow({ flow, step, reason }: FlowQuestion, { from, to }: BankDays, scope: FlowScope): ListQuery {
  return {
    ...scopeQuery(scope),
    flow,
    from,
    to,
    ...(step === undefined ? {} : { flowStep: String(step) }),
    ...(reason === undefined ? {} : { lossReason: reason }),
  };
}

function scopeQuery(scope: FlowScope): ListQuery {
  return Object.fromEntries(Object.entries(scope).filter(([, id]) => id !== undefined));
}
