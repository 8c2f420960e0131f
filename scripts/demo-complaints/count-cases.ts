import type { ComplaintChannel } from '../../domain/complaint/catalogue.ts';
import { foldComplaintEvents, type ClockEntry, type ComplaintEvent } from '../../domain/complaint/event.ts';
import type { Count } from './count-file.ts';

/** Counts from the event logs of the cases, under the names of `countFile`. What a case was about is read from its own
 *  registration. */
export function countCases(logs: Iterable<readonly ComplaintEvent[]>): Count {
  const count: Count = {};
  const add = (name: string, isSo = true): void => void (count[name] = (count[name] ?? 0) + (isSo ? 1 : 0));
  for (const log of logs) {
    const state = foldComplaintEvents(log);
    if (state === null) continue;
    const isOverdue = (clock: ClockEntry['clock']): boolean => wasOverdue(log, clock);
    const kinds = ['cases', `product ${productOf(state)}`, `submitted via ${state.channel satisfies ComplaintChannel}`];
    for (const kind of kinds) {
      add(kind);
      add(`${kind}: late by timely_response`, isOverdue('interimNews'));
      add(`${kind}: more than 15 days from receipt`, isOverdue('firstAnswer'));
      add(`${kind}: appealed`, state.appeals.length > 0);
    }
    add('acknowledged late', isOverdue('acknowledge'));
    add('more than 60 days from receipt', isOverdue('resolve'));
    addLevels(log, add);
    const approvals = log.flatMap(({ type, changes }) => (type === 'decideApproval' ? (changes.approval ?? []) : []));
    add('compensated', (state.decision?.compensationFen ?? 0) > 0);
    for (const level of [2, 3]) add(`approved at level ${level}`, approvals[0]?.level === level);
  }
  return count;
}

function productOf({ description }: { readonly description: string }): string {
  return description.replace(/( \(| · ).*/, '');
}

function wasOverdue(log: readonly ComplaintEvent[], clock: ClockEntry['clock']): boolean {
  return log.some(({ ledger }) => ledger.some((entry) => entry.clock === clock && entry.kind === 'overdue'));
}

function addLevels(log: readonly ComplaintEvent[], add: (name: string, isSo?: boolean) => void): void {
  const raises = log.flatMap(({ changes, rule }) =>
    changes.level === undefined ? [] : [{ level: changes.level, rule }],
  );
  for (const level of [1, 2, 3]) {
    add(`began at level ${level}`, raises[0]?.level === level);
    add(`ended at level ${level}`, raises.at(-1)?.level === level);
  }
  add(
    'raised by a limit',
    raises.some(({ rule }) => rule === 'C-18'),
  );
  add(
    'raised by an appeal',
    raises.some(({ rule }) => rule === 'C-14'),
  );
}
