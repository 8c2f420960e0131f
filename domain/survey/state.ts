import type { BranchId, CommandId, ComplaintId, StaffId, SurveyId } from '../ids.ts';
import type { ComplaintCategory } from '../complaint/catalogue.ts';
import type { SurveyKind, SurveyReason, SurveyStatus } from './catalogue.ts';

/** One survey of one customer as its workflow holds it. JSON only; instants in UTC ms (3.10, 8.8, 11.2). */
export interface SurveyState {
  readonly surveyId: SurveyId;
  /** Grows with every change. */
  readonly revision: number;
  readonly kind: SurveyKind;
  /** Code of what is asked, pinned when the survey begins. */
  readonly definition: string;
  readonly status: SurveyStatus;
  readonly statusSinceMs: number;
  /** Null unless nobody was asked, or not any longer. */
  readonly reason: SurveyReason | null;
  readonly complaintId: ComplaintId;
  readonly branchId: BranchId;
  readonly category: ComplaintCategory;
  /** Digests by which the customer's other surveys are found; empty for an anonymous customer. */
  readonly customerKeys: readonly string[];
  /** When the case was closed that it asks about. */
  readonly closedAtMs: number;
  /** Who had it asked before its time; null: it follows from the closing. */
  readonly requestedBy: StaffId | null;
  /** The command that had it asked before its time; null when none did. */
  readonly requestedWith: CommandId | null;
  readonly askAtMs: number;
  /** Null when it would come after the end. */
  readonly remindAtMs: number | null;
  readonly endsAtMs: number;
  readonly askedAtMs: number | null;
  readonly remindedAtMs: number | null;
  /** Links that were made to be passed on, oldest first. */
  readonly links: readonly SurveyLink[];
  readonly answer: SurveyAnswer | null;
  /** Null unless a score is low. */
  readonly followUp: FollowUp | null;
}

/** A link that somebody passes on. The token itself is kept nowhere. */
export interface SurveyLink {
  /** SHA-256 of the token, base64url. */
  readonly hash: string;
  readonly atMs: number;
  readonly by: StaffId;
}

/** The score of one item. */
export interface ItemScore {
  readonly itemId: string;
  /** 1 to 5: how it was. */
  readonly perception: number;
  /** 1 to 5: how the customer had expected it to be; null when not said. */
  readonly expectation: number | null;
}

/** What a customer may say of the whole; absent in answers to definitions that do not ask, null when not said. */
export interface OpinionOfAll {
  /** 1 to 5. */
  readonly overall?: number | null;
  /** 0 to 10: how likely they recommend the bank. */
  readonly recommend?: number | null;
}

/** What the customer said, once. */
export interface SurveyAnswer extends OpinionOfAll {
  readonly commandId: CommandId;
  readonly atMs: number;
  /** One for each item of the definition, in its order. */
  readonly scores: readonly ItemScore[];
  /** Personal data, '' when nothing was written. */
  readonly comment: string;
}

/** What must follow from a low score (8.8). */
export interface FollowUp {
  readonly dueAtMs: number;
  readonly done: FollowUpDone | null;
  /** When it was found overdue and the level above was told; absent until then. */
  readonly overdueAtMs?: number;
}

export interface FollowUpDone {
  readonly commandId: CommandId;
  readonly atMs: number;
  readonly by: StaffId;
  /** What was said and done. */
  readonly note: string;
  /** The case that follows from the low score (8.3); null in surveys from before there was one. */
  readonly complaintId: ComplaintId | null;
}
