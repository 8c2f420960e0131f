import type { ComplaintCommandName, ComplaintCommandPayload } from '../../domain/complaint/commands.ts';
import type { ComplaintEvent } from '../../domain/complaint/event.ts';
import { isHolding } from '../../domain/complaint/hold.ts';
import type { Actor } from '../../domain/prospect/command.ts';
import { complaintSignals } from '../../workflows/complaint/messages.ts';
import { at, branchHead, officer, remedy, sponsor, type Case } from '../factories/complaint.ts';
import type { CaseOnServer } from '../helpers/case-on-server.ts';

/** Something that happens to a case: a command, time that passes until the bank's clocks show a local time, or a signal. */
export type Step =
  | {
      readonly name: ComplaintCommandName;
      readonly payload: Partial<ComplaintCommandPayload<'withdraw'>>;
      readonly actor: Actor;
    }
  | { readonly until: string }
  | { readonly parentId: string };

function step<Name extends ComplaintCommandName>(
  name: Name,
  payload: Partial<ComplaintCommandPayload<Name>> = {},
  actor: Actor = officer,
): Step {
  return { name, payload, actor };
}

const until = (local: string): Step => ({ until: local });

const acknowledged = [step('acknowledge')];
const investigating = [...acknowledged, step('startWork')];
const answered = [...investigating, step('tellCustomer')];
const resolving = [...investigating, step('submitDecision')];
const reportingBack = [...resolving, step('completeActions')];
const rejects = { accepted: false, reason: 'nobody apologised' };
const rejected = step('recordReportBack', rejects);
const closed = [...reportingBack, step('recordReportBack')];
const appealed = [...reportingBack, rejected, step('acknowledgeAppeal', {}, sponsor)];
const missed = step('recordFailedReportBack');
const unreachable = [missed, missed, until('2026-11-21 09:00'), missed];
const appealedTwice = [
  ...appealed,
  step('decideAppeal', {}, branchHead),
  rejected,
  step('acknowledgeAppeal', { reviewerId: sponsor.staffId, reviewerLevel: 3 }, sponsor),
  step('decideAppeal', {}, sponsor),
];

/** Every row of 11.2 with what leads there, from receipt on Friday 2026-11-20 at 16:00, and what carries it out; null is the
 *  registration itself. */
export const transitions: readonly (readonly [row: string, given: readonly Step[], when: Step | null])[] = [
  ['C-01 registered', [], null],
  ['C-02 a duplicate', [], step('confirmDuplicate')],
  ['C-03 acknowledged', [], step('acknowledge')],
  ['C-04 not acknowledged in time', [until('2026-11-23 11:30')], until('2026-11-23 12:01')],
  ['C-05 taken up', acknowledged, step('startWork')],
  ['C-06 the customer is asked', investigating, step('askCustomer')],
  ['C-07 the customer answers', [...investigating, step('askCustomer')], step('recordAnswer')],
  [
    'C-07 the customer does not answer',
    [...answered, step('askCustomer'), until('2026-12-04 15:00')],
    until('2026-12-04 16:05'),
  ],
  ['C-08 decided', investigating, step('submitDecision')],
  ['C-08 decided above the limit', investigating, step('submitDecision', remedy({ compensationFen: 60_000 }))],
  [
    'C-09 approved',
    [...investigating, step('submitDecision', remedy({ compensationFen: 60_000 }))],
    step('decideApproval', {}, branchHead),
  ],
  ['C-10 carried out', resolving, step('completeActions')],
  ['C-11 accepted', reportingBack, step('recordReportBack')],
  ['C-12 rejected', reportingBack, rejected],
  [
    'C-13 ten days after the letter',
    [...reportingBack, ...unreachable, step('sendLetter'), until('2026-12-01 08:00')],
    until('2026-12-01 09:05'),
  ],
  ['C-14 appealed after closing', closed, step('appeal')],
  ['C-15 upheld', appealed, step('decideAppeal', { decision: 'upheld', remedy: remedy() }, branchHead)],
  ['C-16 not upheld', appealed, step('decideAppeal', {}, branchHead)],
  ['C-17 the regulator asks', investigating, step('recordRegulatorOrMedia')],
  ['C-18 no first answer in time', [...acknowledged, until('2026-11-23 15:30')], until('2026-11-23 16:01')],
  ['C-18 not resolved in time', [...answered, until('2026-11-27 15:30')], until('2026-11-27 16:01')],
  ['C-18 still not resolved', [...answered, until('2026-12-01 15:30')], until('2026-12-01 16:01')],
  ['C-19 more time is granted', [...investigating, step('requestExtension')], step('decideExtension', {}, branchHead)],
  ['C-20 withdrawn', investigating, step('withdraw')],
  ['C-21 taken outside', investigating, step('takeOutside')],
  ['C-22 decided outside', [...investigating, step('takeOutside')], step('recordOutsideDecision')],
  ['C-23 another handler', investigating, step('replaceHandler', {}, branchHead)],
  ['C-24 graver', investigating, step('changeSeverity')],
  ['C-25 one of a cluster', investigating, { parentId: 'k-parent' }],
  ['C-26 nobody appealed', [...closed, until('2026-12-20 15:00')], until('2026-12-20 16:05')],
  [
    'C-27 rejected with no appeal left',
    appealedTwice,
    step('recordReportBack', { ...rejects, externalRouteTold: true }),
  ],
];

/** The step as the pure rules take it, a moment after the one before: nobody is killed there. */
export function walk(given: Case, taken: Step): void {
  given.nowMs += 1000;
  if ('until' in taken) given.wait(at(taken.until));
  else if ('parentId' in taken) given.signal({ kind: 'clusterDetected', parentId: taken.parentId, workflowId: 'c' });
  else given.do(taken.name as 'withdraw', taken.payload, taken.actor);
}

/** The step on the server.   @param updateId the command's id, the same when it is repeated */
export async function take(given: CaseOnServer, taken: Step, updateId: string): Promise<void> {
  if ('until' in taken) await given.waitUntil(taken.until);
  else if ('parentId' in taken)
    await given.handle.signal(complaintSignals.clusterDetected, { parentId: taken.parentId, workflowId: 'c' });
  else await given.do(taken.name as 'withdraw', taken.payload, { actor: taken.actor, updateId });
}

/** What a log says happened, without instants and ids: events, levels, what the clocks did and who was told. */
export function told(log: readonly ComplaintEvent[]) {
  return log.map(({ type, rule, toStatus, changes, ledger, notices }) => ({
    type,
    rule,
    toStatus,
    level: changes.level ?? null,
    clocks: ledger.map(({ clock, kind }) => `${clock} ${kind}`),
    notices: notices.map(({ audience, action, staffId }) => `${audience} ${action} ${staffId ?? ''}`),
  }));
}

/** What the customer's prospects hear of it, in order. */
export function holdsOf(log: readonly ComplaintEvent[]): ('complaintOpened' | 'complaintReleased')[] {
  const heard: ('complaintOpened' | 'complaintReleased')[] = [];
  let state: Partial<ComplaintEvent['changes']> = {};
  let isHeld = false;
  for (const { changes } of log) {
    state = { ...state, ...changes };
    const holds = isHolding(state as Parameters<typeof isHolding>[0]);
    if (holds !== isHeld) heard.push(holds ? 'complaintOpened' : 'complaintReleased');
    isHeld = holds;
  }
  return heard;
}
