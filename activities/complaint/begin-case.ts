import type { Client } from '@temporalio/client';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { localDateOf } from '../../domain/calendar.ts';
import { complaintCalendar } from '../../domain/complaint/hours.ts';
import type { RegisterComplaint } from '../../domain/complaint/register.ts';
import type { Actor } from '../../domain/prospect/command.ts';
import type { createCalendarReader } from '../../models/business-calendar.ts';
import { complaintRulesOf } from '../../models/complaint-rules.ts';
import { caseNumberOf, isRepeatedComplaint } from '../../models/complaint.ts';
import type { Models } from '../../models/connect.ts';
import { complaintWorkflowType, startOfComplaint } from '../../workflows/complaint/messages.ts';
import type { complaintWorkflow } from '../../workflows/complaint/workflow.ts';

export interface BeginCaseDeps {
  readonly models: Pick<Models, 'complaints' | 'complaintRules'>;
  readonly temporal: Client;
  /** Queue that complaints' workflows run on. */
  readonly complaintQueue: string;
}

/** A case that nobody registers by hand: what a customer said elsewhere that is a complaint (8.3), or many alike (C-25). */
export interface CaseToBegin extends Pick<
  RegisterComplaint,
  | 'branchId'
  | 'customer'
  | 'prospectId'
  | 'channel'
  | 'receivedAtMs'
  | 'category'
  | 'description'
  | 'customerDemand'
  | 'contact'
  | 'cluster'
> {
  /** Follows from what it is about, so that it is one case however often this is asked for. */
  readonly complaintId: string;
  /** What it comes from: an objection, a survey, a cluster. */
  readonly source: string;
  readonly actor: Pick<Actor, 'staffId' | 'teamId'>;
}

/** Registers a case that nobody registers by hand. Idempotent by `complaintId`: a case that is there already stays as it is.
 *  @throws retryable Error while the database or Temporal is away */
export async function beginCase(
  { models, temporal, complaintQueue }: BeginCaseDeps,
  readCalendarOf: ReturnType<typeof createCalendarReader>,
  { complaintId, source, actor, ...said }: CaseToBegin,
): Promise<void> {
  const { branchId, customer, category, receivedAtMs } = said;
  const calendar = complaintCalendar(await readCalendarOf(branchId), receivedAtMs, Date.now());
  const { phone = null, coreBankCustomerNo = null } = customer ?? {};
  const beginning = {
    complaintId,
    registration: {
      ...said,
      caseNumber: caseNumberOf(complaintId, localDateOf(calendar, receivedAtMs)),
      complainedStaffId: null,
      isSettledOnTheSpot: false,
      isRepeated: await isRepeatedComplaint(
        models.complaints,
        { phone, coreBankCustomerNo, prospectId: said.prospectId },
        { category, receivedAtMs },
      ),
      isAboutSupervisor: false,
    },
    actor: { ...actor, profiles: [], branchId },
    calendar,
    commandId: `${source}/${complaintId}`,
    fingerprint: source,
  } as const;
  const rules = await complaintRulesOf(models.complaintRules, branchId);
  try {
    await temporal.workflow.start<typeof complaintWorkflow>(complaintWorkflowType, {
      ...startOfComplaint(beginning, rules),
      taskQueue: complaintQueue,
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
