import type { Wait } from '../../../domain/wait.ts';
import type { LocalizedText } from '../../../domain/process/definition.ts';
import type { ComplaintRecord } from '../../../contracts/complaint-records.ts';
import type { OperationAnswer } from '../../client/operation-types.ts';
import type { Organisation } from '../command-form/facts.ts';

export type ReplyAid = OperationAnswer<'getReplyAid'>;

/** A case that this one may be the same as. */
export interface OtherCase {
  readonly complaintId: string;
  readonly label: LocalizedText;
}

/** What the form of a complaint starts with and chooses among. */
export interface ComplaintFacts {
  readonly record: ComplaintRecord;
  readonly organisation: Pick<Organisation, 'staff'>;
  /** Cases that this one may be merged into, of those that the person may read. */
  readonly others: readonly OtherCase[];
  /** Who fills it in. */
  readonly staffId: string;
  /** What a message to the customer can name, with the saved replies that suit it; null for a form that writes to nobody, and
   *  while the server does not say. */
  readonly replyAid: ReplyAid | null;
  /** What each level may grant in this case; null for a form that grants nothing, and until the server says. */
  readonly compensationFen: OperationAnswer<'getRulesOfComplaint'>['compensationFen'] | null;
  /** The most that may be asked for to resolve the case; null for a form that asks for no time, and while the server does not
   *  say. */
  readonly moreTime: Wait | null;
}
