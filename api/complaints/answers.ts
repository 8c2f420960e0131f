import { isoOf } from '../../contracts/common.ts';
import {
  complaintCommandAnswer,
  pendingComplaintCommandAnswer,
  type ComplaintCommandAnswer,
} from '../../contracts/complaint-commands.ts';
import type { ComplaintStatus } from '../../domain/complaint/catalogue.ts';
import type { CommandId, ComplaintId } from '../../domain/ids.ts';

/** What a write did; built only from what the workflow keeps, so that a repetition gets the very same answer. */
export interface ComplaintDone {
  readonly complaintId: ComplaintId;
  readonly commandId: CommandId;
  readonly revision: number;
  readonly status: ComplaintStatus;
  readonly atMs: number;
}

/** The declared answers of every command to a complaint. */
export const complaintWriteAnswers = {
  200: { description: 'Done and visible', schema: complaintCommandAnswer },
  202: {
    description: 'Done and safe; lists and pages show it when the database is back',
    schema: pendingComplaintCommandAnswer,
  },
} as const;

type WriteAnswer =
  | { readonly status: 200; readonly body: ComplaintCommandAnswer }
  | { readonly status: 202; readonly body: ComplaintCommandAnswer & { readonly projected: false } };

export function answerComplaintWrite(done: ComplaintDone, projected: boolean): WriteAnswer {
  const body = presentDone(done);
  return projected ? { status: 200, body } : { status: 202, body: { ...body, projected: false } };
}

export function presentDone({ atMs, ...done }: ComplaintDone): ComplaintCommandAnswer {
  return { ...done, at: isoOf(atMs) };
}
