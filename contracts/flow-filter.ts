import * as z from 'zod';
import { flowKinds } from '../domain/funnel/flow.ts';
import { countDays } from '../domain/funnel/period.ts';
import { lossReasons } from '../domain/prospect/catalogue.ts';
import { localDate, whenObject } from './common.ts';
import { stepNumber } from './prospect-records.ts';

const longestPeriodDays = 370;

/** The days of a period, both included, in the bank's time zone. */
export const days = {
  from: localDate.meta({ description: 'First day of the period, in the bank’s time zone' }),
  to: localDate.meta({ description: 'Last day of the period' }),
};

/** Whether days are a period that can be reported on.   Shape: may meet any value in a field. */
export function isPeriod({ from, to }: { readonly from?: unknown; readonly to?: unknown }): boolean {
  if (typeof from !== 'string' || typeof to !== 'string') return false;
  const count = countDays({ from, to });
  return count >= 1 && count <= longestPeriodDays;
}

export const periodRule = {
  ...whenObject,
  path: ['to'],
  error: `must not be before from, nor more than ${longestPeriodDays} days with it`,
};

/** What narrows a list to the prospects behind a number of the funnel. */
export const flowFilter = {
  flow: z.enum(flowKinds).optional().meta({
    description:
      'Only pursuits of which this is true in the period from–to; branch, team and owner then mean who had them at that moment',
  }),
  flowStep: z.coerce.number().pipe(stepNumber).optional().meta({ description: 'With flow: in this step' }),
  from: days.from.optional(),
  to: days.to.optional(),
  lossReason: z.enum(lossReasons).optional().meta({ description: 'With flow=lost or flow=disqualified' }),
};

const needsFlow = ['flowStep', 'from', 'to', 'lossReason'] as const;

/** Whether the parts of a flow filter are all there, or none of them.   Shape: may meet any value in a field. */
export function isWholeFlow(query: Readonly<Partial<Record<'flow' | (typeof needsFlow)[number], unknown>>>): boolean {
  return query.flow === undefined ? needsFlow.every((field) => query[field] === undefined) : isPeriod(query);
}

export const flowRule = {
  ...whenObject,
  path: ['flow'],
  error: `needs from and to, at most ${longestPeriodDays} days, and they need flow`,
};
