import { patched, upsertMemo } from '@temporalio/workflow';

/** Leaves a command in a workflow task in which an activity only comes back and nothing follows from it.
 *  A worker without the run in its cache gives such an empty task together with the next one when that was cut off by a crash,
 *  and the command of a person before the activity; once that is written down, the run replays them apart and never gets on
 *  again (sdk-rust 1146). With a command in it, it always stands by itself. Runs of before leave none.
 *  @param memo what operators see of it */
export function leaveTrace(memo: Readonly<Record<string, number | boolean>>): void {
  if (patched('no-task-without-a-command')) upsertMemo(memo);
}
