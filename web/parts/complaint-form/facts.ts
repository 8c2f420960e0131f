import type { LocalizedText } from '../../../domain/process/definition.ts';
import type { ComplaintRecord } from '../../../contracts/complaint-records.ts';
import type { Organisation } from '../command-form/facts.ts';

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
  /** When the bank owes its answer; null when it owes none. */
  readonly answerDueAt: string | null;
}
