import { WorkflowNotFoundError } from '@temporalio/common';
import type { ComplaintRules } from '../../domain/complaint/rules.ts';
import type { ComplaintState } from '../../domain/complaint/state.ts';
import { complaintRulesAt } from '../../models/complaint-rules.ts';
import { complaintQueries, complaintWorkflowId } from '../../workflows/complaint/messages.ts';
import type { ApiDeps } from '../deps.ts';

/** The rules that a case was registered with: its workflow has them. Of one whose workflow is gone they are found again,
 *  because published versions are never changed: those that were in force when it was registered. */
export async function rulesOfCase(
  { temporal, settings, models }: Pick<ApiDeps, 'temporal' | 'settings' | 'models'>,
  { complaintId, branchId, registeredAtMs }: Pick<ComplaintState, 'complaintId' | 'branchId' | 'registeredAtMs'>,
): Promise<ComplaintRules> {
  const handle = temporal.workflow.getHandle(complaintWorkflowId(complaintId));
  try {
    const record = await temporal.withDeadline(Date.now() + settings.requestTimeoutMs, () =>
      handle.query(complaintQueries.getRecord),
    );
    return record.rules;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError)
      return complaintRulesAt(models.complaintRules, branchId, new Date(registeredAtMs));
    throw error;
  }
}
