import { sleep } from '@temporalio/workflow';
import type { ComplaintInput, ComplaintResult } from '../../workflows/complaint/messages.ts';
import { complaintWorkflow as unchangedComplaint } from '../../workflows/complaint/workflow.ts';
import type { ProspectInput, ProspectResult } from '../../workflows/prospect/messages.ts';
import { prospectWorkflow as unchangedProspect } from '../../workflows/prospect/workflow.ts';

/** The product's workflows with one timer too many each: what the replay gate must catch. */
export async function prospectWorkflow(input: ProspectInput): Promise<ProspectResult> {
  void sleep('1 hour');
  return unchangedProspect(input);
}

export async function complaintWorkflow(input: ComplaintInput): Promise<ComplaintResult> {
  void sleep('1 hour');
  return unchangedComplaint(input);
}
