import type { LocalizedText } from '../../../domain/process/definition.ts';
import type { ComplaintRecord } from '../../../contracts/complaint-records.ts';
import type { OperationAnswer } from '../../client/operation-types.ts';
import type { Organisation } from '../command-form/facts.ts';

export type ReplyAid = OperationAnswer<'getReplyAid'>;

/** Another case of the same customer. */
export interface OtherCase {
  readonly complaintId: string;
  readonly label: LocalizedText;
}

/** What the form of a complaint starts with and chooses among. */
export interface ComplaintFacts {
  readonly record: ComplaintRecord;
  readonly organisation: Pick<Organisation, 'staff'>;
  /** Other cases of the same customer that the person may read. */
  readonly others: readonly OtherCase[];
  /** Who fills it in. */
  readonly staffId: string;
  /** What a message to the customer can name, with the saved replies that suit it; null for a form that writes to nobody, and
   *  while the server does not say. */
  readonly replyAid: ReplyAid | null;
}
