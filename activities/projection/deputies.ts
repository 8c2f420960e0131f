import type { StaffId } from '../../domain/ids.ts';
import { absencesTouching, type AbsenceModel } from '../../models/absence.ts';

/** Who stood in for somebody at an instant, in no order. */
export type DeputiesOf = (staffId: StaffId, atMs: number) => readonly StaffId[];

/** Reads who stood in for some people when something happened: they hear of it, too.
 *  @param instants when it happened, UTC ms; not empty when there are people */
export async function readDeputies(
  absences: AbsenceModel,
  staffIds: readonly StaffId[],
  instants: readonly number[],
): Promise<DeputiesOf> {
  if (staffIds.length === 0) return () => [];
  const found = await absencesTouching(absences, [...new Set(staffIds)], {
    fromAt: new Date(Math.min(...instants)),
    untilAt: new Date(Math.max(...instants) + 1),
  });
  return (staffId, atMs) =>
    found
      .filter((away) => away.staffId === staffId && away.fromAt.getTime() <= atMs && atMs < away.untilAt.getTime())
      .map(({ deputyId }) => deputyId);
}
