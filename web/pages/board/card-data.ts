import type { OperationAnswer } from '../../client/operation-types.ts';

export type Board = OperationAnswer<'getBoard'>;
export type BoardColumn = Board['columns'][number];
export type Card = BoardColumn['items'][number];

const dayMs = 86_400_000;

/** Whole days that a prospect has been in its step. */
export function daysInStep({ stepEnteredAt }: Pick<Card, 'stepEnteredAt'>, nowMs: number): number {
  return Math.max(0, Math.floor((nowMs - Date.parse(stepEnteredAt)) / dayMs));
}
