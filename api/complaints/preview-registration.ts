import type * as z from 'zod';
import { isoOf } from '../../contracts/common.ts';
import {
  registrationPreviewBody,
  registrationPreviewView,
  type RegisterComplaintBody,
} from '../../contracts/complaint.ts';
import { stopsSelling } from '../../domain/complaint/hold.ts';
import { judgeSeverity } from '../../domain/complaint/severity.ts';
import { foresee } from '../../domain/complaint/what-happens-when.ts';
import { readComplaintPosts } from '../../models/complaint-posts.ts';
import { complaintRulesOf } from '../../models/complaint-rules.ts';
import { auditStaff } from '../account/audit.ts';
import { requireClear } from '../prospects/require-clear.ts';
import { defineRoute, ok } from '../route.ts';
import { completeRegistration } from './complete-registration.ts';
import { openCasesOf } from './open-cases.ts';
import { presentHappening } from './what-happens-when.ts';

export const previewRegistrationRoute = defineRoute({
  method: 'post',
  path: '/complaints/registration-previews',
  operationId: 'previewRegistration',
  tag: 'complaints',
  summary: 'What a complaint would become if it were registered now, and what happens when, if nobody acts',
  needs: 'registerComplaint',
  body: registrationPreviewBody,
  onlyAsks: true,
  answers: { 200: { description: 'Nothing is registered', schema: registrationPreviewView } },
  failures: ['TOO_MANY_REQUESTS'],
  handle: async ({ actor, ability, body }, deps) => {
    requireClear(body, '');
    const nowMs = Date.now();
    // Nothing is left behind by which a registration would show who tried out a number: so it is counted and accounted for.
    const isByNumber = hasNumber(body);
    if (isByNumber) deps.lookUpLimit.count(actor.staffId, nowMs);
    const completed = await completeRegistration(unsaid(body), { actor, ability, nowMs }, deps);
    const registration = { ...completed.registration, caseNumber: '' };
    const [rules, open, posts] = await Promise.all([
      complaintRulesOf(deps.models.complaintRules, registration.branchId),
      openCasesOf(registration, ability, deps),
      readComplaintPosts(deps.models, [registration.branchId]),
    ]);
    const { state, happenings } = foresee(rules, completed.workdays, registration, nowMs);
    const isKeyCustomer = registration.customer?.isKeyCustomer ?? false;
    const { severity, reason } = judgeSeverity({ ...registration, isKeyCustomer });
    if (isByNumber)
      await auditStaff(deps.models, {
        by: actor.staffId,
        action: 'registrationPreviewed',
        subject: { kind: 'list', id: 'complaints' },
        reason: `by number, ${severity} (${reason})${open.length === 0 ? '' : `, ${open.length} open`}`,
      });
    return ok({
      severity,
      reason,
      level: state.level,
      branchId: state.branchId,
      limits: state.clocks.map(({ key, dueAtMs }) => ({
        clock: key,
        dueAt: isoOf(dueAtMs),
        overdue: dueAtMs <= nowMs,
      })),
      happenings: happenings.map((happening) => presentHappening(happening, posts, state)),
      stopsSelling: stopsSelling(state),
      openCases: open.filter(({ complaintId }) => complaintId !== null),
      otherOpenCases: open.some(({ complaintId }) => complaintId === null),
    });
  },
});

type PreviewBody = z.output<typeof registrationPreviewBody>;

/** Whether it is asked about whoever has a number, and not about a customer whom the caller may read. */
function hasNumber({ customer }: PreviewBody): boolean {
  return customer.kind === 'customer' && (customer.phone !== null || customer.coreBankCustomerNo !== null);
}

/** A registration without what severity and limits do not depend on. */
function unsaid({ customer, ...body }: PreviewBody): RegisterComplaintBody {
  const who = customer.kind === 'customer' ? { ...customer, name: '' } : customer;
  return { ...body, customer: who, description: '', customerDemand: '', contact: null };
}
