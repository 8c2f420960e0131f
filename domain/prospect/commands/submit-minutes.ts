import { count, nextId, openTask } from '../change.ts';
import { hard, type Command } from '../command.ts';
import { armDeadline, meetDeadline } from '../deadline.ts';
import { enterPhase } from '../phase.ts';
import type { Meeting } from '../records.ts';

/** Meetings kept in the state; all of them are in the event log. */
const keptMeetings = 10;

export interface SubmitMinutesPayload extends Omit<Meeting, 'meetingId'> {
  /** True sends the prospect back to make another appointment with the same plan (P-25). */
  readonly anotherMeeting: boolean;
}

/** The minutes of a meeting: what the customer needs, heard, objected to and agreed (3.6 meetings). */
export const submitMinutes: Command<SubmitMinutesPayload> = {
  name: 'submitMinutes',
  phases: ['meeting'],
  sells: false,
  check: (_state, payload, context) => [
    ...(payload.heldAtMs <= context.nowMs ? [] : [hard('X.NOT_FUTURE')]),
    ...(payload.nextStepDueAtMs === null || payload.nextStepDueAtMs > payload.heldAtMs ? [] : [hard('X.FUTURE')]),
  ],
  apply: (change, payload, context) => {
    const { anotherMeeting, ...minutes } = payload;
    const meeting: Meeting = { ...minutes, meetingId: nextId(change, 'meeting') };
    change.state.meetings = [...change.state.meetings, meeting].slice(-keptMeetings);
    change.state.lastContactAtMs = Math.max(change.state.lastContactAtMs ?? 0, meeting.heldAtMs);
    count(change, 'meetings');
    meetDeadline(change, 'T3.MINUTES');
    if (change.state.counters.meetings >= context.rules.settings.meetingsWithoutProgress) {
      openTask(change, 'supervisorReview', { dueAtMs: context.nowMs, audience: 'teamLead', priority: 2 });
    }
    if (!anotherMeeting) return armFollowUp(change, meeting, context);
    change.rule = 'P-25';
    if (change.state.visitPlan !== null) change.state.visitPlan = { ...change.state.visitPlan, status: 'ready' };
    change.state.appointment = null;
    enterPhase(change, 'appointing', context);
  },
};

function armFollowUp(
  change: Parameters<Command<SubmitMinutesPayload>['apply']>[0],
  meeting: Meeting,
  context: Parameters<Command<SubmitMinutesPayload>['apply']>[2],
): void {
  const dueAtMs = meeting.nextStepDueAtMs;
  armDeadline(change, 'T3.FOLLOW', context, dueAtMs !== null && dueAtMs > context.nowMs ? { dueAtMs } : {});
}
