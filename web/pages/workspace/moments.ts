/** Instants of events, oldest first. */
export type Marks = readonly { readonly at: string }[];

/** The event to go to from one: of those that happened in one instant, the last is shown, so they are passed together.
 *  @param index -1 before the first   @returns null at the end of the log */
export function nextMoment(marks: Marks, index: number, direction: 'before' | 'after'): number | null {
  const here = marks[index]?.at;
  const next =
    direction === 'after'
      ? marks.findIndex(({ at }, place) => place > index && at !== here)
      : marks.findLastIndex(({ at }, place) => place < index && at !== here);
  return next === -1 ? null : next;
}

/** The last event at or before an instant, -1 before the first. Several may have happened in one millisecond. */
export function momentAt(marks: Marks, at: string): number {
  const atMs = Date.parse(at);
  return marks.findLastIndex((mark) => Date.parse(mark.at) <= atMs);
}

/** A moment to look back at: nothing is known of what is still to come.   @returns ISO 8601 */
export function atTheLatest(at: string, nowMs: number): string {
  return Date.parse(at) > nowMs ? new Date(nowMs).toISOString() : at;
}
