import { WorkflowNotFoundError } from '@temporalio/common';
import { bankRules } from '../../domain/complaint/presets.ts';
import type { ComplaintRules } from '../../domain/complaint/rules.ts';
import type { ComplaintState } from '../../domain/complaint/state.ts';
import { complaintQueries, complaintWorkflowId } from '../../workflows/complaint/messages.ts';
import type { ApiDeps } from '../deps.ts';

/** The rules that a case was registered with, which its workflow has; of a case that is over nothing is due, and the bank's
 *  own stand for them. */
export async function rulesOfCase(
  { temporal, settings }: Pick<ApiDeps, 'temporal' | 'settings'>,
  { complaintId, clocks }: Pick<ComplaintState, 'complaintId' | 'clocks'>,
): Promise<ComplaintRules> {
  if (clocks.length === 0) return bankRules;
  const handle = temporal.workflow.getHandle(complaintWorkflowId(complaintId));
  try {
    const record = await temporal.withDeadline(Date.now() + settings.requestTimeoutMs, () =>
      handle.query(complaintQueries.getRecord),
    );
    return record.rules;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return bankRules;
    throw error;
  }
}
