import type { ContactChannel, ComplaintStatus } from '../complaint/catalogue.ts';
import type { BranchId, StaffId } from '../ids.ts';

/** Life of a story: written, read by a second person, read by everybody; taken back at any time. */
export const storyStatuses = ['draft', 'published', 'withdrawn'] as const;
export type StoryStatus = (typeof storyStatuses)[number];

/** What a story says, without anybody's name. */
export interface StoryText {
  readonly title: string;
  readonly happened: string;
  readonly done: string;
  readonly lesson: string;
}
export const storyFields = ['title', 'happened', 'done', 'lesson'] as const satisfies readonly (keyof StoryText)[];

/** How and when the customer said yes to it. */
export interface StoryConsent {
  readonly channel: ContactChannel;
  /** 'YYYY-MM-DD' */
  readonly givenOn: string;
}

/** Whom a story is told to: the staff, for training; or also customers who are served by some branches. */
export type StoryAudience =
  | { readonly reach: 'bank' }
  | { readonly reach: 'customers'; readonly branchIds: readonly BranchId[] };

/** Whether the customer must have agreed before it is told: outside the bank always. Inside, nobody's name is in it. */
export function needsConsent({ reach }: StoryAudience): boolean {
  return reach === 'customers';
}

/** What somebody decides about a story. */
export type StoryDecision =
  | { readonly kind: 'publish' }
  | { readonly kind: 'sendBack'; readonly reason: string }
  /** Also when the customer takes the consent back. */
  | { readonly kind: 'withdraw'; readonly reason: string };

/** The part of a story that its life changes. */
export interface StoryLife {
  readonly status: StoryStatus;
  /** What its author must change first; null when it waits for a decision. */
  readonly sentBackFor: string | null;
}

/** Only what is over makes a story: nobody learns from an open case, and it may still turn out otherwise. */
export function canBeTold(status: ComplaintStatus): boolean {
  return status === 'closed' || status === 'finalised';
}

/** Whether somebody may decide that about a story: its author only takes it back. */
export function mayDecide(kind: StoryDecision['kind'], authorId: StaffId, staffId: StaffId): boolean {
  return kind === 'withdraw' || authorId !== staffId;
}

/** Whether somebody may change its text: its author alone, others send it back with a reason. */
export function mayRewrite(authorId: StaffId, staffId: StaffId): boolean {
  return authorId === staffId;
}

/** What a decision makes of a story.   @returns null when it stands otherwise, or its author must change it first */
export function decideStory(life: StoryLife, decision: StoryDecision): StoryLife | null {
  const { status, sentBackFor } = life;
  switch (decision.kind) {
    case 'publish':
      return status === 'draft' && sentBackFor === null ? { status: 'published', sentBackFor: null } : null;
    case 'sendBack':
      return status === 'draft' && sentBackFor === null ? { status, sentBackFor: decision.reason } : null;
    case 'withdraw':
      return status === 'withdrawn' ? null : { status: 'withdrawn', sentBackFor };
  }
}

/** A draft that its author has changed waits for a decision again.   @returns null when it is no draft */
export function rewriteStory({ status }: StoryLife): StoryLife | null {
  return status === 'draft' ? { status, sentBackFor: null } : null;
}
