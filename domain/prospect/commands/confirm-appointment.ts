import { armAppointment } from '../appointing.ts';
import { hard, type Command } from '../command.ts';
import { meetDeadline } from '../deadline.ts';
import { unmetGate } from '../gate.ts';
import { enterPhase } from '../phase.ts';
import type { Appointment } from '../records.ts';

/** Nothing to add: what was proposed is agreed. */
export type ConfirmAppointmentPayload = Record<never, never>;

const previewOnly = ['G2.INTEL', 'G2.AUTH', 'G2.COMP', 'G2.SWOT', 'G2.CRED'];

/** The customer agreed to the proposed time (P-17). The other G2 conditions are shown as a preview only. */
export const confirmAppointment: Command<ConfirmAppointmentPayload> = {
  name: 'confirmAppointment',
  phases: ['appointing'],
  sells: true,
  check: (state, _payload, context) => {
    if (state.appointment?.status !== 'proposed') return [hard('X.NO_PROPOSAL')];
    const past = state.appointment.startAtMs > context.nowMs ? [] : [hard('X.FUTURE')];
    const appointment: Appointment = { ...state.appointment, status: 'confirmed' };
    return [...past, ...unmetGate({ ...state, appointment }, 2, context, previewOnly)];
  },
  apply: (change, _payload, context) => {
    const appointment: Appointment = { ...(change.state.appointment as Appointment), status: 'confirmed' };
    change.rule = 'P-17';
    meetDeadline(change, 'T2.APPT');
    enterPhase(change, 'appointed', context);
    change.state.appointment = appointment;
    armAppointment(change, appointment, context);
  },
};
