import {
  pendingRegisteredComplaint,
  registerComplaintBody,
  registeredComplaint,
  type RegisteredComplaint,
} from '../../contracts/complaint.ts';
import { localDateOf } from '../../domain/calendar.ts';
import { stopsSelling } from '../../domain/complaint/hold.ts';
import { complaintCalendar } from '../../domain/complaint/hours.ts';
import type { RegisterComplaint } from '../../domain/complaint/register.ts';
import { complaintIdFor } from '../../models/complaint-id.ts';
import { caseNumberOf } from '../../models/complaint.ts';
import { fingerprintOf } from '../idempotency.ts';
import { requireClear } from '../prospects/require-clear.ts';
import { defineRoute } from '../route.ts';
import { presentDone } from './answers.ts';
import { awaitRegistration, startComplaint } from './begin.ts';
import { completeRegistration } from './complete-registration.ts';
import { openCasesOf } from './open-cases.ts';

export const registerComplaintRoute = defineRoute({
  method: 'post',
  path: '/complaints',
  operationId: 'registerComplaint',
  tag: 'complaints',
  summary: 'Register a complaint: who, what, when, what the customer wants and how to reach them (C-01)',
  needs: 'registerComplaint',
  body: registerComplaintBody,
  answers: {
    200: { description: 'Registered and visible', schema: registeredComplaint },
    202: {
      description: 'Registered and safe; lists and pages show it when the database is back',
      schema: pendingRegisteredComplaint,
    },
  },
  failures: ['IDEMPOTENCY_KEY_REUSED', 'TEMPORAL_UNAVAILABLE'],
  handle: async ({ actor, ability, commandId, body }, deps) => {
    requireClear(body, '');
    const complaintId = complaintIdFor(actor.staffId, commandId);
    const nowMs = Date.now();
    const { workdays, ...completed } = await completeRegistration(body, { actor, ability, nowMs }, deps);
    const { receivedAtMs } = completed.registration;
    const calendar = complaintCalendar(workdays, receivedAtMs, nowMs);
    const caseNumber = caseNumberOf(complaintId, localDateOf(calendar, receivedAtMs));
    const registration: RegisterComplaint = { ...completed.registration, caseNumber };
    const fingerprint = fingerprintOf(actor.staffId, 'registerComplaint', body);
    await startComplaint(deps, { complaintId, registration, actor, calendar, commandId, fingerprint });
    const { state, atMs, projected } = await awaitRegistration(deps, complaintId);
    const open = await openCasesOf(state, ability, deps);
    const done = { complaintId, commandId, revision: 1, status: 'received', atMs } as const;
    const answer: RegisteredComplaint = {
      ...presentDone(done),
      caseNumber: state.caseNumber,
      severity: state.severity,
      level: state.level,
      stopsSelling: stopsSelling(state),
      possibleDuplicates: open.filter((other) => other.caseNumber !== state.caseNumber),
    };
    return projected
      ? { status: 200 as const, body: answer }
      : { status: 202 as const, body: { ...answer, projected: false as const } };
  },
});
