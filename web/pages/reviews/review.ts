import type { OperationAnswer } from '../../client/operation-types.ts';

export type Reviews = OperationAnswer<'listReviews'>;
export type Review = Reviews['items'][number];
export type MatterOf<Kind extends Review['matter']['kind']> = Extract<Review['matter'], { kind: Kind }>;

/** What a decision is called, whatever it is about. */
export const verdicts = ['approve', 'reject', 'defer'] as const;
export type Verdict = (typeof verdicts)[number];
