import type { Models } from '../../models/connect.ts';
import { prospectsWithoutIntervals } from '../../models/step-interval.ts';
import { rebuildStepIntervals } from '../projection/step-intervals.ts';

/** Works out the intervals of every prospect that has none, from the event log: those that were projected before there
 *  were intervals, ended ones included.   @returns how many prospects that were */
export async function fillStepIntervals(models: Models, signal?: AbortSignal): Promise<number> {
  let filled = 0;
  for await (const prospectIds of prospectsWithoutIntervals(models, 200)) {
    signal?.throwIfAborted();
    await rebuildStepIntervals(models, prospectIds);
    filled += prospectIds.length;
  }
  return filled;
}
