import type { StaffId } from '../ids.ts';

/** Life of something that must get better (chapter 11, small machines). The last two end it, with a reply to its origin. */
export const improvementStatuses = ['open', 'planned', 'inProgress', 'done', 'declined'] as const;
export type ImprovementStatus = (typeof improvementStatuses)[number];

/** What led to it (3.10). */
export const improvementOrigins = ['complaint', 'suggestion', 'feedback', 'objection', 'survey'] as const;
export type ImprovementOrigin = (typeof improvementOrigins)[number];

/** What can be done with an item. */
export type ImprovementChange =
  | { readonly kind: 'plan'; readonly ownerId: StaffId; readonly dueOn: string }
  | { readonly kind: 'begin' }
  /** What was achieved: the reply to its origin. */
  | { readonly kind: 'finish'; readonly result: string }
  /** Why not: the reply to its origin. */
  | { readonly kind: 'decline'; readonly reason: string };

/** The part of an item that its life changes. */
export interface ImprovementLife {
  readonly status: ImprovementStatus;
  readonly ownerId: StaffId;
  /** 'YYYY-MM-DD' */
  readonly dueOn: string;
  /** What was achieved, or why it was declined; null until it is over. */
  readonly reply: string | null;
}

export function isImproving(status: ImprovementStatus): boolean {
  return status !== 'done' && status !== 'declined';
}

/** What a change makes of an item.   @returns null when it is over, or already begun */
export function improve(life: ImprovementLife, change: ImprovementChange): ImprovementLife | null {
  if (!isImproving(life.status)) return null;
  switch (change.kind) {
    case 'plan': {
      const { ownerId, dueOn } = change;
      return { ...life, ownerId, dueOn, status: life.status === 'open' ? 'planned' : life.status };
    }
    case 'begin':
      return life.status === 'inProgress' ? null : { ...life, status: 'inProgress' };
    case 'finish':
      return { ...life, status: 'done', reply: change.result };
    case 'decline':
      return { ...life, status: 'declined', reply: change.reason };
  }
}
