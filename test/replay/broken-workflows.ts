import { sleep } from '@temporalio/workflow';
import type { ProspectInput, ProspectResult } from '../../workflows/prospect/messages.ts';
import { prospectWorkflow as unchanged } from '../../workflows/prospect/workflow.ts';

/** The product's workflow with one timer too many: what the replay gate must catch. */
export async function prospectWorkflow(input: ProspectInput): Promise<ProspectResult> {
  void sleep('1 hour');
  return unchanged(input);
}
