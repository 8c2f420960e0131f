import type { ClockCode } from '../../../domain/complaint/catalogue.ts';

/** A limit as the API tells it. */
export interface Limit {
  readonly clock: ClockCode;
  readonly dueAt: string | null;
  readonly paused: boolean;
  readonly overdue: boolean;
  readonly countsWorkingTime: boolean;
  readonly leftMs: number;
  readonly shareLeft: number;
}

/** How urgent a limit is: by the share of its time that is left. */
type Urgency = 'overdue' | 'paused' | 'low' | 'half' | 'high';

const lowShare = 0.25;
const halfShare = 0.5;

export function urgencyOf({ paused, overdue, shareLeft }: Pick<Limit, 'paused' | 'overdue' | 'shareLeft'>): Urgency {
  if (overdue) return 'overdue';
  if (paused) return 'paused';
  if (shareLeft <= lowShare) return 'low';
  return shareLeft <= halfShare ? 'half' : 'high';
}
